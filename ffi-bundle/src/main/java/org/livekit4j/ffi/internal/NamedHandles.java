package org.livekit4j.ffi.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.livekit4j.ffi.HandleKind;

/** The handles that an event names, each once however often it is named. */
final class NamedHandles implements HandleVisitor {
    private final Map<Long, HandleKind> kinds = new LinkedHashMap<>();

    @Override
    public void visit(HandleKind kind, long handle) {
        kinds.putIfAbsent(handle, kind);
    }

    void removeAll(NamedHandles others) {
        kinds.keySet().removeAll(others.kinds.keySet());
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** The first one of this kind; 0 if there is none. */
    long first(HandleKind kind) {
        return kinds.entrySet().stream().filter(handle -> handle.getValue() == kind).mapToLong(Map.Entry::getKey).findFirst().orElse(0);
    }

    void forEach(HandleVisitor visitor) {
        kinds.forEach((handle, kind) -> visitor.visit(kind, handle));
    }
}
