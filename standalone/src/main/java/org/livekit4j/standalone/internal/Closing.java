package org.livekit4j.standalone.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.livekit4j.LiveKit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of an instance: some steps, taken once, on a thread of their own. The closing thread may be that of a listener or
 * handler that one of the steps waits for, and interrupts; the steps must not be cut short by that.
 */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKit.class);
    /** As long as all steps may take. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final List<Runnable> steps;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);

    Closing(Runnable... steps) {
        this.steps = List.of(steps);
    }

    /** Takes the steps, or waits for those that another thread has begun; an interrupt ends the waiting, and stays. */
    void close() {
        if (begun.compareAndSet(false, true)) {
            begin();
        }
        try {
            if (!done.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("LiveKit was not closed within {} ms; closing continues", LONGEST.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        try {
            Thread.ofPlatform().daemon().name("livekit-close").inheritInheritableThreadLocals(false).start(this::run);
        } catch (OutOfMemoryError e) { // no memory for a thread, or none left
            run();
        }
    }

    private void run() {
        try {
            runAll(steps);
        } finally {
            done.countDown();
        }
    }

    /** One that fails keeps none of the others from being taken. */
    static void runAll(List<Runnable> steps) {
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                LOG.warn("LiveKit was not closed properly", e);
            }
        }
    }
}
