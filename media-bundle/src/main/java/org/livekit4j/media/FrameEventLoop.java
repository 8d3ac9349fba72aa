package org.livekit4j.media;

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

    private final Mailbox<Runnable> tasks = Mailboxes.create(QueueConstants.DEFAULT_CAPACITY, Overflow.UNBOUNDED, task -> {
    });

    private final UserCode guard;

    private FrameEventLoop(String name) {
        guard = new UserCode(LOG, () -> "A task of loop " + name);
    }

    /**
     * Starts a loop on a daemon thread.
     *
     * @param name the thread's name
     * @return the loop; the caller closes it, after the streams
     */
    public static FrameEventLoop start(String name) {
        FrameEventLoop loop = new FrameEventLoop(name);
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
                Runnable task = tasks.take();
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

    /** Refuses further tasks; those that wait are still run. Does not wait for them. Idempotent. */
    @Override
    public void close() {
        tasks.close();
    }
}
