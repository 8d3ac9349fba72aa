package org.livekit4j.video.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Native memory that is kept for the next use and grows when it is too small. Not safe for use by several threads. */
final class NativeBuffer implements AutoCloseable {
    static final long ALIGNMENT = 64;

    private Arena arena;
    private MemorySegment memory;

    /** Memory of at least this size. What it held before is lost if it grows. */
    MemorySegment atLeast(long bytes) {
        if (memory == null || memory.byteSize() < bytes) {
            close();
            arena = Arena.ofShared();
            memory = arena.allocate(bytes, ALIGNMENT);
        }
        return memory;
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
            arena = null;
            memory = null;
        }
    }
}
