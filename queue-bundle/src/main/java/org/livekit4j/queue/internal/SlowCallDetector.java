package org.livekit4j.queue.internal;

import java.util.function.ObjLongConsumer;

/**
 * Detects long calls of one subscriber by checking it from time to time. Measuring each call would cost more than the whole path
 * of an event, and would report a call that never returns only after it has returned.
 */
final class SlowCallDetector {
    private final InvocationSlot slots;
    private volatile long longestMillis;

    SlowCallDetector(InvocationSlot slots) {
        this.slots = slots;
    }

    /**
     * Looks, on one thread.
     *
     * @param slowMillis how long a call may take before its subscriber is named
     * @param slow receives the thread that is in a call that takes too long, and the age of the call in ms, once per call
     */
    void look(long nanoTime, long slowMillis, ObjLongConsumer<Thread> slow) {
        for (InvocationSlot slot = slots; slot != null; slot = slot.next) {
            Thread thread = slot.owner;
            long finished = slot.finished;
            long call = slot.started;
            if (thread == null || call == finished) {
                slot.watched = 0;
            } else if (slot.watched != call) {
                slot.watched = call;
                slot.watchedSince = nanoTime;
                slot.reported = false;
            } else {
                age((nanoTime - slot.watchedSince) / 1_000_000, slowMillis, slot, thread, slow);
            }
        }
    }

    private void age(long millis, long slowMillis, InvocationSlot slot, Thread thread, ObjLongConsumer<Thread> slow) {
        longestMillis = Math.max(longestMillis, millis);
        if (millis >= slowMillis && !slot.reported) {
            slot.reported = true;
            slow.accept(thread, millis);
        }
    }

    long longestMillis() {
        return longestMillis;
    }
}
