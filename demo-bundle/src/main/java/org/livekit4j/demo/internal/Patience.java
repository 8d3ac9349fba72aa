package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what nobody announces. */
final class Patience {
    private static final Duration STEP = Duration.ofMillis(5);

    private Patience() {}

    /** Waits until it is so, at most so long; tells whether it is. */
    static boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(STEP);
        }
        return true;
    }
}
