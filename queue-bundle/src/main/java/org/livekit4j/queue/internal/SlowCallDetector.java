package org.livekit4j.queue.internal;

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
     * @param slow gets the age, in ms, of a call that takes too long, once each call, and where it is
     */
    void look(long nanoTime, long slowMillis, SlowCall slow) {
        for (InvocationSlot slot = slots; slot != null; slot = slot.next()) {
            Thread thread = slot.owner();
            long finished = slot.finished();
            long call = slot.started();
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

    private void age(long millis, long slowMillis, InvocationSlot slot, Thread thread, SlowCall slow) {
        longestMillis = Math.max(longestMillis, millis);
        if (millis >= slowMillis && !slot.reported) {
            slot.reported = true;
            Throwable where = new Throwable("where " + thread.getName() + " is now");
            where.setStackTrace(thread.getStackTrace());
            slow.report(millis, where);
        }
    }

    long longestMillis() {
        return longestMillis;
    }

    /** Told of a call that takes too long. */
    @FunctionalInterface
    interface SlowCall {
        void report(long millis, Throwable where);
    }
}
