package org.livekit4j.media;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that serves the listeners of many streams: the executor for {@link org.livekit4j.track.MediaStream#listen(
 * java.util.function.Consumer, Executor)}. Submitting a task takes no lock and no allocation, and wakes the thread only if it
 * sleeps. Safe for use by several threads.
 */
public final class FrameEventLoop implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameEventLoop.class);

    /** Before a thread that found no memory tries again. */
    private static final long PAUSE_NANOS = 1_000_000;

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(1);
    /** Naps in vain before the thread sleeps until it is woken. */
    private static final int NAPS = 4;

    private final Mailbox<Runnable> tasks = Mailboxes.create(QueueConstants.DEFAULT_CAPACITY, Overflow.UNBOUNDED, task -> {
    });

    private final UserCode guard;
    /** 0 if each task may wake the thread. */
    private final long napNanos;

    private FrameEventLoop(String name, long napNanos) {
        this.napNanos = napNanos;
        guard = new UserCode(LOG, () -> "A task of loop " + name);
    }

    /**
     * Starts a loop on a daemon thread.
     *
     * @param name the thread's name
     * @return the loop; the caller closes it, after the streams
     */
    public static FrameEventLoop start(String name) {
        return start(name, Duration.ZERO);
    }

    /**
     * Starts a loop whose tasks may begin a little late: for recorders and others that need no low latency. While tasks come,
     * its thread looks for them after this delay again and again, and need not be woken, which saves processor time with many
     * streams. Frames wait meanwhile: their streams' capacity must be longer than the delay.
     *
     * @param name the thread's name
     * @param maxDelay how long the thread may rest before it looks for tasks: from zero to one second; zero lets each task wake
     * it at once. A busy machine adds to it
     * @return the loop; the caller closes it, after the streams
     * @throws IllegalArgumentException if the delay is out of range
     */
    public static FrameEventLoop start(String name, Duration maxDelay) {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(maxDelay, "maxDelay is null");
        if (maxDelay.isNegative() || maxDelay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("maxDelay is " + maxDelay + "; it must be from zero to " + LONGEST_DELAY);
        }
        FrameEventLoop loop = new FrameEventLoop(name, maxDelay.toNanos());
        Thread.ofPlatform().daemon().name(name).inheritInheritableThreadLocals(false).start(loop::run);
        return loop;
    }

    /**
     * Runs a task on the loop's thread, later. Never waits.
     *
     * @param task the task; exceptions are logged
     * @throws RejectedExecutionException if the loop is closed or memory is full
     */
    @Override
    public void execute(Runnable task) {
        if (!tasks.offer(task)) {
            throw new RejectedExecutionException(tasks.isClosed() ? "this loop is closed" : "memory is full");
        }
    }

    private void run() {
        while (!tasks.isClosed() || tasks.depth() > 0) {
            try {
                Runnable task = next();
                if (task != null) {
                    guard.accept(Runnable::run, task);
                }
            } catch (InterruptedException e) {
                // Nobody else knows this thread: a task left the interrupt behind
            } catch (OutOfMemoryError e) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** A task; null if there is none any more. */
    private Runnable next() throws InterruptedException {
        for (int naps = napNanos == 0 ? NAPS : 0; naps < NAPS && tasks.depth() == 0 && !tasks.isClosed(); naps++) {
            LockSupport.parkNanos(this, napNanos);
        }
        return tasks.take();
    }

    /** Refuses further tasks; those that wait are still run. Does not wait for them. Idempotent. */
    @Override
    public void close() {
        tasks.close();
    }
}
