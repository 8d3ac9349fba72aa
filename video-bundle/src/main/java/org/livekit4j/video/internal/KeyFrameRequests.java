package org.livekit4j.video.internal;

import java.util.concurrent.TimeUnit;

/**
 * When an encoder is asked for a key frame. The native library repeats a request with each frame until a key frame comes. Safe for use by
 * several threads; times are those of {@link System#nanoTime}.
 */
final class KeyFrameRequests {
    private static final long OVERDUE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final long pauseNanos;
    private boolean due;
    private long dueSince;
    private long lastAsked;
    private long count;

    /** @param pauseMs the least time between two requests */
    KeyFrameRequests(int pauseMs) {
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMs);
    }

    /** A key frame is wanted, by a subscriber or because the decoders have lost track. */
    synchronized void want(long now) {
        if (!due) {
            due = true;
            dueSince = now;
        }
    }

    /** A key frame was sent. */
    synchronized void satisfy() {
        due = false;
    }

    /** Whether the encoder is to be asked now; then it counts as asked. */
    synchronized boolean ask(long now) {
        if (!due || count > 0 && now - lastAsked < pauseNanos) {
            return false;
        }
        lastAsked = now;
        count++;
        return true;
    }

    /** For how long a key frame has been wanted, if that is too long; otherwise 0. */
    synchronized long overdueNanos(long now) {
        return due && now - dueSince >= OVERDUE_NANOS ? now - dueSince : 0;
    }

    synchronized boolean due() {
        return due;
    }

    synchronized long count() {
        return count;
    }
}
