package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;

/** Whether memory is confined to one thread. */
final class Confinement {
    /** Never started: memory that it may not use is confined to somebody else. */
    private static final Thread ANYBODY = Thread.ofPlatform().unstarted(() -> {
    });

    private Confinement() {}

    static boolean confined(MemorySegment memory) {
        return !memory.isAccessibleBy(ANYBODY);
    }
}
