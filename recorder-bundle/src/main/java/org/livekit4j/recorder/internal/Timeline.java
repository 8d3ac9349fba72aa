package org.livekit4j.recorder.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Where in a recording samples belong that come now. Normally that is behind those before them. After a gap it is later: what was
 * lost, or never sent, stays as a gap of the same length, so that a recording of a minute is a minute long.
 *
 * <p>The first samples, and samples that come late, are held until it is certain where they belong. Late ones are no gap if those
 * behind them come sooner, because they have waited somewhere. They are one if some of them had to be waited for, so that none is
 * left to come sooner, or if more of them came than a queue can hold. The one that came soonest tells the place of all. Not safe for
 * use by several threads.
 */
final class Timeline {
    /** What the clock and the network are off by is no gap; sound and pictures may be apart by as much. */
    private static final long TOLERANCE_MILLIS = 50;
    /** A consumer that waits less than this for a frame has not waited. */
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int WAITS_OF_AN_EMPTY_QUEUE = 5;
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Takes samples, in the order of their places. */
    @FunctionalInterface
    interface Target {
        void audio(long place, short[] samples);
    }

    /** Samples that are held. */
    private record Frame(short[] samples, int count) {}

    private final int rate;
    private final long queue;
    private final long tolerance;
    private final long originNanos;
    private final Target target;
    private final Deque<Frame> held = new ArrayDeque<>();
    private long heldCount;
    /** How much later than the samples before them those are that are held, at least. */
    private long gap;
    private int waits;
    private boolean begun;
    private long readyNanos;
    private long next;

    /**
     * @param rate samples a second, of each channel
     * @param queueMillis how much audio may wait to be recorded
     * @param originNanos when the recording began, at place 0
     */
    Timeline(int rate, long queueMillis, long originNanos, Target target) {
        this.rate = rate;
        this.originNanos = originNanos;
        this.target = target;
        queue = queueMillis * rate / 1_000;
        tolerance = TOLERANCE_MILLIS * rate / 1_000;
    }

    /**
     * Takes the next samples.
     *
     * @param count of each channel
     * @param nowNanos when they came
     */
    void add(short[] samples, int count, long nowNanos) {
        long due = Math.max(0, samples(nowNanos - originNanos) - count);
        long behind = due - next - heldCount;
        gap = held.isEmpty() ? behind : Math.min(gap, behind);
        waits = (held.isEmpty() ? 0 : waits) + (nowNanos - readyNanos >= WAIT_NANOS ? 1 : 0);
        held.add(new Frame(samples, count));
        heldCount += count;
        if (begun && gap <= tolerance) {
            gap = 0;
            release();
        } else if (waits >= WAITS_OF_AN_EMPTY_QUEUE || heldCount > queue) {
            release();
        }
    }

    private void release() {
        begun = true;
        next += Math.max(0, gap);
        for (Frame frame = held.poll(); frame != null; frame = held.poll()) {
            target.audio(next, frame.samples());
            next += frame.count();
        }
        heldCount = 0;
    }

    /** The samples were dealt with: from now on the next ones are waited for. */
    void ready(long nowNanos) {
        readyNanos = nowNanos;
    }

    /** There are no more: those that are held are placed. */
    void finish() {
        release();
    }

    private long samples(long nanos) {
        return nanos / SECOND_NANOS * rate + nanos % SECOND_NANOS * rate / SECOND_NANOS;
    }
}
