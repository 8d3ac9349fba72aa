package org.livekit4j.ffi.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.livekit4j.ffi.HandleKind;

/**
 * The handles in an event, each once however often the event contains it. Collecting them takes memory; iterating over them does
 * not.
 */
final class NamedHandles implements HandleVisitor {
    private final Set<Long> known = new HashSet<>();
    private long[] handles = new long[4];
    private HandleKind[] kinds = new HandleKind[4];
    private int count;

    @Override
    public void visit(HandleKind kind, long handle) {
        if (!known.add(handle)) {
            return;
        }
        if (count == handles.length) {
            handles = Arrays.copyOf(handles, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
        }
        handles[count] = handle;
        kinds[count++] = kind;
    }

    /** Those of them that are not among the others. */
    NamedHandles without(NamedHandles others) {
        NamedHandles rest = new NamedHandles();
        for (int i = 0; i < count; i++) {
            if (!others.known.contains(handles[i])) {
                rest.visit(kinds[i], handles[i]);
            }
        }
        return rest;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The first one of this kind; 0 if there is none. */
    long first(HandleKind kind) {
        for (int i = 0; i < count; i++) {
            if (kinds[i] == kind) {
                return handles[i];
            }
        }
        return 0;
    }

    void forEach(HandleVisitor visitor) {
        for (int i = 0; i < count; i++) {
            visitor.visit(kinds[i], handles[i]);
        }
    }
}
