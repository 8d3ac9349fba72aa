package org.livekit4j.bench.soak.sample;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The heap of native code, which holds back what was freed: it is for native memory what a collection is for Java's. */
final class NativeHeap {
    private static final MethodHandle TRIM = trim();

    private NativeHeap() {}

    @SuppressWarnings("restricted") // the signature is glibc's
    private static MethodHandle trim() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow("malloc_trim"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
    }

    /** Gives back to the machine what is free. */
    static void giveBack() {
        try {
            int _ = (int) TRIM.invokeExact(0L);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
