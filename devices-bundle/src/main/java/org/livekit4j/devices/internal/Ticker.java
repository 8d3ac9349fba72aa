package org.livekit4j.devices.internal;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.livekit4j.Registration;

/** Runs tasks every now and then, on one platform thread that goes when there are none. Safe for use by several threads. */
final class Ticker implements AutoCloseable {
    private static final long KEEP_SECONDS = 5;

    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1,
            task -> Threads.platform("devices", task));

    Ticker() {
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(KEEP_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
    }

    /** @param task must not throw */
    Registration every(long millis, Runnable task) {
        Future<?> ticking = executor.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
        return () -> ticking.cancel(false);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
