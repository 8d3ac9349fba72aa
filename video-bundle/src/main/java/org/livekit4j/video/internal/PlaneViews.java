package org.livekit4j.video.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The segments that one thread has for one frame. They are confined to the thread, because closing a shared segment stops all
 * threads.
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
