package org.livekit4j.ffi;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for conditions that are not signalled, because signalling would slow down the threads that change them. Safe for use by
 * several threads.
 */
public final class Polling {
    private static final long LOOK_AGAIN_NANOS = 100_000;

    private Polling() {}

    /**
     * Waits until a condition holds or a deadline passes. An interrupt does not end the wait; the interrupt status stays set.
     *
     * @param done the condition
     * @param deadline the deadline, as a {@link System#nanoTime}
     * @return whether the condition holds
     */
    public static boolean await(BooleanSupplier done, long deadline) {
        boolean interrupted = false;
        boolean is = done.getAsBoolean();
        while (!is && System.nanoTime() - deadline < 0) {
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            is = done.getAsBoolean();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return is;
    }

    /**
     * Lets other threads run before the current one retries an operation that failed for lack of memory. It yields, because a
     * timed wait of a virtual thread needs memory and may not return.
     */
    public static void pauseWithoutMemory() {
        try {
            Thread.yield();
        } catch (OutOfMemoryError e) { // a virtual thread that yields is stored on the heap
            Thread.onSpinWait();
        }
    }
}
