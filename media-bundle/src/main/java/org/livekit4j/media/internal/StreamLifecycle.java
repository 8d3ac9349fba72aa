package org.livekit4j.media.internal;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.ffi.Completion;
import org.livekit4j.track.StreamEnd;

/**
 * The life cycle of one stream, in one word: the steps that were taken. Many threads take steps, in any order, and steps are
 * never undone. Work that depends on two steps is done by the later one.
 */
public final class StreamLifecycle {
    /** The native stream has sent its last event. */
    private static final int NATIVELY_OVER = 1;
    /** There is a reason why no more frames come in. */
    private static final int STOPPED = 1 << 1;
    /** The native stream is open, and its early events are delivered. */
    private static final int OPENED = 1 << 2;
    /** The stream has ended; native resources go with the later of this and {@link #OPENED}. */
    private static final int ENDED = 1 << 3;
    /** The consumer gets nothing more than what waits for it. */
    private static final int FINISHED = 1 << 4;
    /** The consumer's side is cleaned up; the end is made known with the later of this and {@link #RELEASED}. */
    private static final int CLEANED_UP = 1 << 5;
    /** The native stream is released. */
    private static final int RELEASED = 1 << 6;
    /** A thread is cleaning up, or has done so. */
    private static final int CLEANING = 1 << 7;
    /** A thread is releasing the native stream, or has done so. */
    private static final int RELEASING = 1 << 8;

    private final AtomicInteger steps = new AtomicInteger();
    /** Never handed out, so that nothing hangs on it that takes time. */
    private final CompletableFuture<StreamEnd> ended = new CompletableFuture<>();
    /** Written before {@link #STOPPED}. */
    private volatile StreamEnd reason;

    /** Returns whether frames of the native side are still wanted. */
    public boolean isReceiving() {
        return (steps.get() & (NATIVELY_OVER | STOPPED)) == 0;
    }

    /** The native side sends nothing more. */
    public void nativelyOver() {
        take(NATIVELY_OVER);
    }

    /**
     * Stops the stream. For one thread at a time.
     *
     * @return false if it was already stopped, in which case the first reason stands
     */
    public boolean stop(StreamEnd why) {
        if (isStopped()) {
            return false;
        }
        reason = Objects.requireNonNull(why, "reason is null");
        take(STOPPED);
        return true;
    }

    public boolean isStopped() {
        return (steps.get() & STOPPED) != 0;
    }

    /** The native stream is open, and its early events are delivered. */
    public void opened() {
        take(OPENED);
    }

    /** The stream has ended. */
    public void ended() {
        take(ENDED);
    }

    /** Runs the task, which releases the native resources, if the stream has both opened and ended: see {@link #once}. */
    public void release(Runnable task) {
        if ((steps.get() & (OPENED | ENDED)) == (OPENED | ENDED)) {
            once(RELEASING, task);
        }
    }

    /** The consumer gets nothing more than what waits. */
    public void finish() {
        take(FINISHED);
    }

    /** Runs the task, which cleans up the consumer's side: see {@link #once}. */
    public void cleanUp(Runnable task) {
        once(CLEANING, task);
    }

    /** Runs the task once; if it fails, as for want of memory, the next call runs it again. */
    private void once(int claim, Runnable task) {
        if ((take(claim) & claim) != 0) {
            return;
        }
        boolean done = false;
        try {
            task.run();
            done = true;
        } finally {
            if (!done) {
                steps.getAndAccumulate(~claim, (a, b) -> a & b);
            }
        }
    }

    /** The consumer's side is cleaned up. Makes the end known if the native stream is released. */
    public void cleanedUp() {
        if (completes(CLEANED_UP, RELEASED)) {
            Completion.completeNow(ended, reason);
        }
    }

    /** The native stream is released. Makes the end known if the consumer's side is cleaned up. */
    public void released() {
        if (completes(RELEASED, CLEANED_UP)) {
            Completion.completeNow(ended, reason);
        }
    }

    /** Why no more frames come in; null while there is no reason. */
    public StreamEnd reason() {
        return reason;
    }

    /** Why the stream has ended, once its consumer was given all; null before. */
    public StreamEnd end() {
        return (steps.get() & FINISHED) == 0 ? null : reason;
    }

    /** Completed when the end is known. Not to be handed out. */
    public CompletableFuture<StreamEnd> whenEnded() {
        return ended;
    }

    private int take(int step) {
        return steps.getAndAccumulate(step, (a, b) -> a | b);
    }

    private boolean completes(int step, int other) {
        return (take(step) & (step | other)) == other;
    }
}
