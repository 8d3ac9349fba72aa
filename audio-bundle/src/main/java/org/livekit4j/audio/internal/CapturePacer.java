package org.livekit4j.audio.internal;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Wakes the threads that wait in captures, on one thread for all sources of a service: those that are due at about the same time
 * together. A timed wait of a virtual thread would wake two threads for each, and may never return when memory is full; here, a
 * thread waits without a time.
 */
final class CapturePacer implements AutoCloseable {
    private static final long GRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long FAR_NANOS = TimeUnit.HOURS.toNanos(1);

    private final CopyOnWriteArrayList<Turn> turns = new CopyOnWriteArrayList<>();
    private Thread thread;
    /** When it looks next; far away while it looks. */
    private volatile long next;
    private volatile boolean closed;

    /** Where one thread at a time waits. */
    final class Turn {
        private volatile Thread waiting;
        private volatile long due;

        /**
         * Waits for a condition, which is looked at when this is {@linkplain #wake woken} and at a time.
         *
         * @param nanos when the condition is looked at
         */
        void await(BooleanSupplier done, long nanos) throws InterruptedException {
            due = System.nanoTime() + nanos;
            waiting = Thread.currentThread();
            try {
                planned(due);
                while (!done.getAsBoolean()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    LockSupport.park(this);
                }
            } finally {
                waiting = null;
            }
        }

        void wake() {
            Thread now = waiting;
            if (now != null) {
                LockSupport.unpark(now);
            }
        }

        void close() {
            turns.remove(this);
        }
    }

    /** A turn, to be closed. */
    Turn turn() {
        Turn turn = new Turn();
        turns.add(turn);
        start();
        return turn;
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            next = System.nanoTime() + FAR_NANOS;
            thread = Thread.ofPlatform().daemon().name("livekit-captures").inheritInheritableThreadLocals(false)
                    .unstarted(this::run);
            thread.start();
        }
    }

    private void planned(long due) {
        if (due - next < 0) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            long pause = GRAIN_NANOS;
            try {
                pause = wakeDue();
            } catch (OutOfMemoryError e) {
                // The next time
            }
            LockSupport.parkNanos(pause);
        }
    }

    /** @return how long until the next one is due, but not less than a pause */
    private long wakeDue() {
        long now = System.nanoTime();
        next = now + FAR_NANOS; // a thread that begins to wait meanwhile wakes this one
        long left = FAR_NANOS;
        for (Turn turn : turns) {
            if (turn.waiting != null) {
                long ofTurn = turn.due - now;
                if (ofTurn <= 0) {
                    turn.wake();
                }
                left = Math.min(left, Math.max(ofTurn, GRAIN_NANOS));
            }
        }
        next = now + left;
        return left;
    }

    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
