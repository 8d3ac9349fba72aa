package org.livekit4j.bench.soak.report;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for futures on which users' code hangs, too: a thread that waits by {@code get} may have to run that. */
public final class Awaited {

    private Awaited() {}

    /** Whether it is done, normally or not, within so long. */
    public static boolean within(Duration time, CompletionStage<?> future) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        future.whenComplete((result, failure) -> done.countDown());
        return done.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
