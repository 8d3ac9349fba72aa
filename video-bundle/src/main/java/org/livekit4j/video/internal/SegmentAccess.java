package org.livekit4j.video.internal;

import java.lang.foreign.Arena;
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
     * Returns whether no other code can free the memory while this thread uses it: it is confined to this thread, or never freed.
     * Mapped memory is never safe, because another process can truncate the file.
     */
    static boolean safe(MemorySegment memory) {
        return memory.isNative() && !memory.isMapped()
                && (memory.scope().equals(Arena.global().scope()) || confined(memory) && readable(memory));
    }
}
