package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what nobody announces. */
final class Polling {
    private static final Duration STEP = Duration.ofMillis(5);

    private Polling() {}

    /** Waits until it is so, at most so long; tells whether it is. */
    static boolean await(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(STEP);
        }
        return true;
    }
}
