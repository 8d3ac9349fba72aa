package org.livekit4j.queue.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Counts what goes wrong again and again, and lets it be told the first time and then once a minute. */
public final class Complaints {
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final LongAdder count = new LongAdder();
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** @param log gets the count so far, if it is time for a word */
    public void report(LongConsumer log) {
        count.increment();
        long due = next.get();
        long now = System.nanoTime();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            log.accept(count.sum());
        }
    }

    public long count() {
        return count.sum();
    }
}
