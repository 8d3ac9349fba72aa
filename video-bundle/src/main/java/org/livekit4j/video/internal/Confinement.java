package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;

/** Whether memory is confined to one thread. */
final class Confinement {
    /** Never started: memory that it may not use is confined to somebody else. It has no class loader of whoever comes here first. */
    private static final Thread ANYBODY = Thread.ofPlatform().inheritInheritableThreadLocals(false).unstarted(() -> {
    });

    private Confinement() {}

    static boolean confined(MemorySegment memory) {
        return !memory.isAccessibleBy(ANYBODY);
    }
}
