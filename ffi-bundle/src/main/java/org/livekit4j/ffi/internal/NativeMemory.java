package org.livekit4j.ffi.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;

/** Reads native memory by address. The caller ensures that the memory exists: this cannot be checked. */
public final class NativeMemory {
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

    /**
     * A read-only view.
     *
     * @param owner is kept from being collected as long as the view can be reached; null for nothing
     */
    @SuppressWarnings("restricted") // the bounds come from a message of the library
    public static MemorySegment view(long address, long bytes, Arena scope, Object owner) {
        requireSomewhere(address, bytes);
        return MemorySegment.ofAddress(address)
                .reinterpret(bytes, scope, owner == null ? null : segment -> Reference.reachabilityFence(owner)).asReadOnly();
    }

    private static void requireSomewhere(long address, long bytes) {
        if (address <= 0 && bytes > 0) {
            throw new IllegalArgumentException(bytes + " bytes at address " + address + "; there can be none");
        }
    }

    static void copy(long address, short[] target) {
        requireSomewhere(address, target.length);
        MemorySegment.copy(ALL, ValueLayout.JAVA_SHORT_UNALIGNED, address, target, 0, target.length);
    }
}
