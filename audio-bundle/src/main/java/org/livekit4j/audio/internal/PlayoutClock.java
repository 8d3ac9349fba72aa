package org.livekit4j.audio.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Computes by the clock how long captured audio will still play, because the library does not report it. */
final class PlayoutClock {
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long playedAtNanos;
    private boolean started;
    private volatile long clears;

    PlayoutClock(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How often what was queued has been discarded. */
    long clears() {
        return clears;
    }

    /** So much more was captured. */
    void captured(long durationNanos) {
        lock.lock();
        try {
            long now = nanoTime.getAsLong();
            playedAtNanos = now + Math.max(remaining(now), 0) + durationNanos;
            started = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Removes captured audio that was refused in the end.
     *
     * @param clearsBefore the value of {@link #clears} at the capture; after a later clear, the audio is not part of the queue
     */
    void refused(long durationNanos, long clearsBefore) {
        lock.lock();
        try {
            if (clears == clearsBefore) {
                playedAtNanos -= durationNanos;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was queued is discarded; who waits need not wait. */
    void clear() {
        lock.lock();
        try {
            started = false;
            clears++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long queuedNanos() {
        lock.lock();
        try {
            return Math.max(remaining(nanoTime.getAsLong()), 0);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all is played or cleared; what is captured meanwhile is waited for too. */
    void awaitPlayed() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = remaining(nanoTime.getAsLong());
            while (left > 0) {
                changed.await(left, TimeUnit.NANOSECONDS);
                left = remaining(nanoTime.getAsLong());
            }
        } finally {
            lock.unlock();
        }
    }

    private long remaining(long now) {
        return started ? playedAtNanos - now : 0;
    }
}
