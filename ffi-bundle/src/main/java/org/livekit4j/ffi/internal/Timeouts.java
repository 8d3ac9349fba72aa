package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks when they are due, on one platform thread. The common pool is unsuitable, because users' tasks can block all of its
 * threads. The tasks are internal, short, and throw nothing.
 */
final class Timeouts implements AutoCloseable {
    private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().name("livekit-timeouts")
            .inheritInheritableThreadLocals(false)
            .factory();

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, THREADS);

    /** The thread is started with the first task. */
    Timeouts() {
        executor.setRemoveOnCancelPolicy(true);
    }

    /** @throws java.util.concurrent.RejectedExecutionException if this is closed */
    Future<?> after(long nanos, Runnable task) {
        return executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    void every(Duration pause, Runnable task) {
        executor.scheduleWithFixedDelay(task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nothing is run any more. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
