package org.livekit4j.room.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.ffi.Polling;

/**
 * Tracks reconnects of the room. On a full reconnect the native library first reports that all others have left, without a
 * reason, and then that it reconnects. Code that depends on whether a participant has really left waits a moment for that.
 */
final class Restarts {
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final AtomicLong count = new AtomicLong();

    /** The room reconnects. */
    void begin() {
        count.incrementAndGet();
    }

    long count() {
        return count.get();
    }

    /** Whether it has begun to reconnect since there were so many reconnects, or does so within a moment. */
    boolean begunSince(long then) {
        return Polling.await(() -> count() != then, System.nanoTime() + GRACE_NANOS);
    }
}
