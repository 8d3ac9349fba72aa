package org.livekit4j.ffi.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Reads of native memory by address. Whoever calls knows that the memory is there: nothing here can check it. */
final class NativeMemory {
    /** A constant, so that the compiler drops every check of scope and thread. */
    @SuppressWarnings("restricted") // this class is where trust in native addresses is kept
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private NativeMemory() {}

    static byte get(long address) {
        return ALL.get(ValueLayout.JAVA_BYTE, address);
    }

    static byte[] copy(long address, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(ALL, ValueLayout.JAVA_BYTE, address, bytes, 0, length);
        return bytes;
    }

    static void copy(long address, short[] target) {
        MemorySegment.copy(ALL, ValueLayout.JAVA_SHORT_UNALIGNED, address, target, 0, target.length);
    }
}
