package org.livekit4j.testing.media;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * When frames are due, by absolute time: a frame sent late does not delay the next. There is no catching up during the first
 * second, while classes are loaded and compiled: the frames of a burst would wait in the source, and all later ones behind
 * them. The time lost is added at the end. Nor is there after a suspend of the machine, or whatever takes longer than the
 * tolerance.
 */
public final class FramePacer {
    private static final long TOLERANCE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(1);

    private final long intervalNanos;
    private long deadline;
    private long due;
    private int warmUp;

    /**
     * @param first when the first frame is due, by {@link System#nanoTime}
     * @param deadline when frames are no longer due
     */
    public FramePacer(long first, long intervalNanos, long deadline) {
        this.intervalNanos = intervalNanos;
        this.deadline = deadline;
        this.due = first;
        this.warmUp = (int) (WARM_UP_NS / intervalNanos);
    }

    /** How long to wait for the next frame from now on: at most 0 if it is due. */
    public long remaining(long now) {
        return due - now;
    }

    /** Whether there are no more frames to send. */
    public boolean over() {
        return due - deadline >= 0;
    }

    /** A frame was sent. */
    public void advance(long now) {
        if (warmUp > 0) {
            warmUp--;
            long late = Math.max(0, now - due - intervalNanos);
            deadline += late;
            due += late;
        }
        due += intervalNanos;
        if (now - due > TOLERANCE_NS) {
            due = now;
        }
    }

    /** What was due until now is left out. */
    public void skipTo(long now) {
        due = Math.max(due - now, 0) + now;
    }

    /** Waits once, until the frame is due or the thread is unparked. */
    public void await(long now) {
        LockSupport.parkNanos(remaining(now));
    }
}
