package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.FfiOptions;

/** A library that counts how often it is told to drop each handle, which the real one does not say, and refuses all requests; and a bridge on
 * it. */
final class DropLog {
    final NativeFfiClient bridge;
    private final Map<Long, Integer> drops = new ConcurrentHashMap<>();

    DropLog() {
        MemorySegment drop = stub("drop", FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, ValueLayout.JAVA_LONG));
        MemorySegment refuse = stub("refuse",
                FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG,
                        ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        bridge = new NativeFfiClient(new NativeLibrary(Path.of("none"),
                new LiveKitFfi(name -> Optional.of(name.equals("livekit_ffi_request") ? refuse : drop)), Optional.empty()), null,
                true,
                FfiOptions.DEFAULTS);
    }

    @SuppressWarnings("restricted") // makes a native function
    private MemorySegment stub(String method, FunctionDescriptor descriptor) {
        try {
            return Linker.nativeLinker().upcallStub(MethodHandles.lookup().bind(this, method, descriptor.toMethodType()),
                    descriptor,
                    Arena.ofAuto());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    long refuse(MemorySegment data, long length, MemorySegment responseAddress, MemorySegment responseLength) {
        return 0;
    }

    boolean drop(long handle) {
        return drops.merge(handle, 1, Integer::sum) == 1;
    }

    /** How often each handle was dropped since it was cleared. */
    Map<Long, Integer> drops() {
        return Map.copyOf(drops);
    }

    void clear() {
        drops.clear();
    }
}
