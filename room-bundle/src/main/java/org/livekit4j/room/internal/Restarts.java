package org.livekit4j.room.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tracks reconnects of the room. On a full reconnect the native library first reports that all others have left, without a
 * reason, and then that it reconnects. Code that depends on whether a participant has really left waits a moment for that.
 */
final class Restarts {
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition begun = lock.newCondition();
    private long count;

    /** The room reconnects. */
    void begin() {
        lock.lock();
        try {
            count++;
            begun.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has begun to reconnect since there were so many reconnects, or does so within a moment. */
    boolean begunSince(long then) {
        lock.lock();
        try {
            long left = GRACE_NANOS;
            while (count == then && left > 0) {
                left = begun.awaitNanos(left);
            }
            return count != then;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
