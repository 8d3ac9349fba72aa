package org.livekit4j.room.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets a warning through the first time, and then once a minute. */
final class Warnings {
    private static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong dueNanos = new AtomicLong(System.nanoTime());

    /** Whether it is time for one; then the next is due in a minute. */
    boolean due() {
        long due = dueNanos.get();
        long now = System.nanoTime();
        return now - due >= 0 && dueNanos.compareAndSet(due, now + PAUSE_NANOS);
    }
}
