package org.livekit4j.video.internal;

import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Decides when frames of video are due. They follow each other at the frame rate, and a part of what they are off their audio is
 * made up with each: so one late piece of audio moves no frame by much. Times are those of {@link System#nanoTime}. Not safe for
 * use by several threads.
 */
final class FramePacer {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int PART = 8;
    private static final int MOST_OF_INTERVAL = 4;

    private final long intervalNanos;
    private final long toleranceNanos;
    private final ArrayDeque<Long> sent = new ArrayDeque<>();
    private boolean started;
    /** When the latest frame was due. */
    private long lastDue;
    private long corrections;

    FramePacer(double framerate, long toleranceNanos) {
        intervalNanos = Math.round(Math.min(Long.MAX_VALUE / 4.0, SECOND_NANOS / framerate));
        this.toleranceNanos = toleranceNanos;
    }

    /**
     * When the next frame is due.
     *
     * @param heard when its audio is heard; empty if no audio is queued
     */
    long due(OptionalLong heard, long now) {
        if (!started) {
            return heard.orElse(now);
        }
        long next = lastDue + intervalNanos;
        if (heard.isEmpty()) {
            return next;
        }
        long off = heard.getAsLong() - next;
        if (Math.abs(off) > toleranceNanos) {
            return heard.getAsLong();
        }
        long most = intervalNanos / MOST_OF_INTERVAL;
        return next + Math.clamp(off / PART, -most, most);
    }

    /**
     * A frame that was due is sent.
     *
     * @return by how much the schedule was off, if it is begun anew; otherwise 0
     */
    long sent(long due, long now) {
        long jump = started ? due - lastDue - intervalNanos : 0;
        long late = now - due;
        boolean tooLate = late > toleranceNanos;
        boolean corrected = tooLate || Math.abs(jump) > toleranceNanos;
        started = true;
        lastDue = tooLate ? now : due;
        sent.addLast(now);
        forget(now);
        if (!corrected) {
            return 0;
        }
        corrections++;
        return tooLate ? late : jump;
    }

    private void forget(long now) {
        while (!sent.isEmpty() && now - sent.peekFirst() >= SECOND_NANOS) {
            sent.removeFirst();
        }
    }

    /** Frames sent in the last second. */
    int framerate(long now) {
        forget(now);
        return sent.size();
    }

    long corrections() {
        return corrections;
    }

    void reset() {
        started = false;
    }
}
