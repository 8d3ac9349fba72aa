package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.FfiOptions;

/** A library that counts how often it is told to drop each handle, which the real one does not say, and a bridge on it. */
final class DropLog {
    final Bridge bridge;
    private final Map<Long, Integer> drops = new ConcurrentHashMap<>();

    @SuppressWarnings("restricted") // makes a native function
    DropLog() {
        try {
            MemorySegment drop = Linker.nativeLinker().upcallStub(
                    MethodHandles.lookup().bind(this, "drop", MethodType.methodType(boolean.class, long.class)),
                    FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, ValueLayout.JAVA_LONG), Arena.ofAuto());
            bridge = new Bridge(new NativeLibrary(Path.of("none"), new LiveKitFfi(name -> Optional.of(drop)), Optional.empty()),
                    FfiOptions.DEFAULTS);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    boolean drop(long handle) {
        return drops.merge(handle, 1, Integer::sum) == 1;
    }

    /** How often each handle was dropped since the last call. */
    Map<Long, Integer> take() {
        Map<Long, Integer> taken = Map.copyOf(drops);
        drops.clear();
        return taken;
    }
}
