package org.livekit4j.queue.internal;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for calls of other people's code to return, which nothing tells. */
public final class Quiet {
    private static final long LOOK_AGAIN_NANOS = 100_000;

    private Quiet() {}

    /**
     * Waits, but not beyond this {@link System#nanoTime}. An interrupt is kept for the caller.
     *
     * @return whether it is quiet
     */
    public static boolean await(BooleanSupplier busy, long deadline) {
        boolean interrupted = false;
        boolean quiet = true;
        while (busy.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                quiet = false;
                break;
            }
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return quiet;
    }
}
