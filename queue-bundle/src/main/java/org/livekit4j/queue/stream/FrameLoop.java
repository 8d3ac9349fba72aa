package org.livekit4j.queue.stream;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.Overflow;
import org.livekit4j.queue.QueueConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that serves the listeners of many streams: the executor for {@link org.livekit4j.track.MediaStream#listen(
 * java.util.function.Consumer, Executor)}. To hand a task to it takes no lock and no allocation, and wakes it only when it sleeps.
 */
public final class FrameLoop implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameLoop.class);

    private final Mailbox<Runnable> tasks = Mailbox.create(QueueConstants.DEFAULT_CAPACITY, Overflow.UNBOUNDED, task -> {
    });

    private FrameLoop() {}

    /** Starts a loop on a daemon thread of this name. Whoever starts it closes it, after the streams. */
    public static FrameLoop start(String name) {
        FrameLoop loop = new FrameLoop();
        Thread.ofPlatform().daemon().name(name).inheritInheritableThreadLocals(false).start(loop::run);
        return loop;
    }

    /** @throws RejectedExecutionException if the loop is closed */
    @Override
    public void execute(Runnable task) {
        if (!tasks.offer(task)) {
            throw new RejectedExecutionException("this loop is closed");
        }
    }

    private void run() {
        for (;;) {
            try {
                Runnable task = tasks.take();
                if (task == null) {
                    return;
                }
                task.run();
            } catch (InterruptedException e) {
                // Nobody else knows this thread: a task left the interrupt behind
            } catch (RuntimeException | Error e) {
                LOG.warn("A task has failed", e);
            }
        }
    }

    /** Takes no more tasks; those that wait are still run. Idempotent, and does not wait. */
    @Override
    public void close() {
        tasks.close();
    }
}
