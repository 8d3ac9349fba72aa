package org.livekit4j.ffi;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what nobody announces, because to announce it would cost those who do it. */
public final class Polling {
    private static final long LOOK_AGAIN_NANOS = 100_000;

    private Polling() {}

    /**
     * Waits until it is so, but not beyond this {@link System#nanoTime}. An interrupt does not end the wait, and stays set.
     *
     * @return whether it is so
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
     * Lets other threads run before the current one tries again what it had no memory for. A wait with an end would need memory in a virtual
     * thread, which may not return from it; to yield is worth a try.
     */
    public static void pauseWithoutMemory() {
        try {
            Thread.yield();
        } catch (OutOfMemoryError e) { // a virtual thread that yields is stored on the heap
            Thread.onSpinWait();
        }
    }
}
