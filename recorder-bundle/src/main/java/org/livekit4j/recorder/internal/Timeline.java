package org.livekit4j.recorder.internal;

import java.util.concurrent.TimeUnit;

/**
 * Where in a recording samples belong that come now. Normally that is behind those before them. After a gap it is later: what was
 * lost, or never sent, stays as a gap of the same length, so that a recording of a minute is a minute long.
 *
 * <p>Samples that come late are no gap yet: they may have waited in the queue, which then holds what is missing. It is a gap if the
 * queue is not as long, if nothing came for all that time, or if the queue is empty, which shows in that each of some frames had to
 * be waited for. Not safe for use by several threads.
 */
final class Timeline {
    /** What the clock and the network are off by is no gap. */
    private static final long TOLERANCE_MILLIS = 100;
    /** A consumer that waits less than this for a frame has not waited. */
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int WAITS_OF_AN_EMPTY_QUEUE = 5;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int rate;
    private final long queue;
    private final long tolerance;
    private final long originNanos;
    private boolean begun;
    private long readyNanos;
    private int waits;
    private long next;

    /**
     * @param rate samples a second, of each channel
     * @param queueMillis how much audio may wait to be recorded
     * @param originNanos when the recording began, at place 0
     */
    Timeline(int rate, long queueMillis, long originNanos) {
        this.rate = rate;
        this.originNanos = originNanos;
        queue = queueMillis * rate / 1_000;
        tolerance = TOLERANCE_MILLIS * rate / 1_000;
    }

    /**
     * Takes the next samples.
     *
     * @param count of each channel
     * @param nowNanos when they came
     * @return the place of the first one
     */
    long place(int count, long nowNanos) {
        long due = Math.max(0, samples(nowNanos - originNanos) - count);
        if (begun) {
            long waitedNanos = nowNanos - readyNanos;
            waits = waitedNanos >= WAIT_NANOS ? waits + 1 : 0;
            next += gap(due - next, samples(waitedNanos));
        } else {
            begun = true;
            next = due;
        }
        long place = next;
        next += count;
        return place;
    }

    /**
     * How many samples are missing for good.
     *
     * @param behind how many are missing
     * @param waited for how many nothing came
     */
    private long gap(long behind, long waited) {
        if (behind <= tolerance) {
            return 0;
        }
        boolean whole = waited >= behind - tolerance || waits >= WAITS_OF_AN_EMPTY_QUEUE;
        return whole ? behind : Math.max(0, behind - queue - tolerance);
    }

    /** The samples were dealt with: from now on the next ones are waited for. */
    void ready(long nowNanos) {
        readyNanos = nowNanos;
    }

    private long samples(long nanos) {
        return nanos / SECOND_NANOS * rate + nanos % SECOND_NANOS * rate / SECOND_NANOS;
    }
}
