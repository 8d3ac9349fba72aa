package org.livekit4j.video.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The segments that one thread got of one picture. They are confined to it, because to end a shared segment takes a stop of all threads.
 */
final class PlaneViews {
    final Thread owner = Thread.currentThread();
    /** Those of another thread. */
    PlaneViews next;
    final Arena arena = Arena.ofConfined();
    final MemorySegment[] planes;

    PlaneViews(int planes, PlaneViews next) {
        this.planes = new MemorySegment[planes];
        this.next = next;
    }
}
