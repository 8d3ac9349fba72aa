package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.ffi.FfiOptions;

/**
 * A library of one function that counts how often each handle is dropped, and a bridge on it. The real library would be
 * loaded in every forked JVM, and does not say how often it was told to drop what.
 */
final class LibraryStandIn {
    /** Many more handles than the harness has in use at once. */
    private static final int HANDLES = 1 << 18;
    private static final AtomicIntegerArray DROPS = new AtomicIntegerArray(HANDLES);
    private static final AtomicLong NEXT = new AtomicLong(1);

    static final NativeFfiClient BRIDGE = bridge();

    private LibraryStandIn() {}

    /** Without an owner, because there is no library to own. */
    @SuppressWarnings("restricted") // makes a native function
    private static NativeFfiClient bridge() {
        try {
            MemorySegment drop = Linker.nativeLinker().upcallStub(
                    MethodHandles.lookup().findStatic(LibraryStandIn.class, "drop",
                            MethodType.methodType(boolean.class, long.class)),
                    FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, ValueLayout.JAVA_LONG), Arena.global());
            LiveKitFfi functions = new LiveKitFfi(name -> Optional.of(drop));
            return new NativeFfiClient(new NativeLibrary(Path.of("stand-in"), functions, Optional.empty()), null, true,
                    FfiOptions.DEFAULTS);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static boolean drop(long handle) {
        return DROPS.getAndIncrement((int) handle & HANDLES - 1) == 0;
    }

    /** A handle that nobody has dropped. */
    static long handle() {
        long handle = NEXT.getAndIncrement();
        DROPS.set((int) handle & HANDLES - 1, 0);
        return handle;
    }

    static int drops(long handle) {
        return DROPS.get((int) handle & HANDLES - 1);
    }
}
