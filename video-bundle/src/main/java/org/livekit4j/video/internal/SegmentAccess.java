package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;

/** Whether memory is confined to one thread, and to which. */
final class SegmentAccess {
    /** Never started: memory that it may not use is confined to another thread. It has no class loader of the first caller. */
    private static final Thread ANYBODY = Thread.ofPlatform().inheritInheritableThreadLocals(false).unstarted(() -> {
    });

    private SegmentAccess() {}

    static boolean confined(MemorySegment memory) {
        return !memory.isAccessibleBy(ANYBODY);
    }

    /** Whether this thread can read the memory now. Another thread may free it in the next moment, unless it is confined to this one. */
    static boolean readable(MemorySegment memory) {
        return memory.scope().isAlive() && memory.isAccessibleBy(Thread.currentThread());
    }

    /**
     * Whether nobody can take the memory away while this thread is busy. A file can be cut short by anybody, so memory that maps one is never
     * safe.
     */
    static boolean safe(MemorySegment memory) {
        return memory.isNative() && !memory.isMapped() && confined(memory) && readable(memory);
    }
}
