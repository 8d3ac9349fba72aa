package org.livekit4j.ffi;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits for conditions that are not signalled, because signalling would slow down the threads that change them. Safe for use by
 * several threads.
 */
public final class Polling {
    private static final long LOOK_AGAIN_NANOS = 100_000;
    private static final long YIELDING_NANOS = 1_000_000;
    private static final long TICK_NANOS = 1_000_000;

    private Polling() {}

    /**
     * Waits until a condition holds or a deadline passes. An interrupt does not end the wait; the interrupt status stays set. The
     * wait ends in time even if memory is full.
     *
     * @param done the condition
     * @param deadline the deadline, as a {@link System#nanoTime}
     * @return whether the condition holds
     */
    public static boolean await(BooleanSupplier done, long deadline) {
        boolean interrupted = false;
        boolean is = done.getAsBoolean();
        if (!is) {
            try (Pace pace = new Pace()) {
                while (!is && System.nanoTime() - deadline < 0) {
                    interrupted |= Thread.interrupted();
                    pace.pause();
                    is = done.getAsBoolean();
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return is;
    }

    /**
     * The pauses of one wait. A virtual thread that begins a timed wait while memory is full never returns from it, because the
     * JDK finds no memory for the timer after the thread has been unmounted. It therefore yields at first, and later waits without
     * a time until a platform thread wakes it, whose own timed waits take no memory.
     */
    private static final class Pace implements AutoCloseable, Runnable {
        private final Thread waiting = Thread.currentThread();
        private final long start = System.nanoTime();
        private boolean ticking;
        private volatile boolean over;

        void pause() {
            if (!waiting.isVirtual()) {
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            } else if (ticking || System.nanoTime() - start > YIELDING_NANOS && startTicking()) {
                LockSupport.park(this);
            } else {
                pauseWithoutMemory();
            }
        }

        private boolean startTicking() {
            try {
                Thread.ofPlatform().daemon().name("livekit-ticks").inheritInheritableThreadLocals(false).start(this);
                ticking = true;
            } catch (OutOfMemoryError e) {
                // The next pause tries again
            }
            return ticking;
        }

        @Override
        public void run() {
            while (!over) {
                try {
                    LockSupport.parkNanos(TICK_NANOS);
                    LockSupport.unpark(waiting);
                } catch (OutOfMemoryError e) {
                    // The next tick
                }
            }
        }

        @Override
        public void close() {
            over = true;
        }
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
