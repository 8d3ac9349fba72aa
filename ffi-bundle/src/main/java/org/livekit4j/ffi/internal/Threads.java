package org.livekit4j.ffi.internal;

import java.util.concurrent.TimeUnit;

/** Waits for threads despite interrupts. */
final class Threads {

    private Threads() {}

    /**
     * Waits for a thread's end, but not beyond this {@link System#nanoTime}. An interrupt does not end the wait, and stays set.
     *
     * @return whether it has ended
     */
    static boolean await(Thread thread, long deadline) {
        boolean interrupted = false;
        while (thread.isAlive() && deadline - System.nanoTime() > 0) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
