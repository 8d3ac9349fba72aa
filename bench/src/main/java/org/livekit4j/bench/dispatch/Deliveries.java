package org.livekit4j.bench.dispatch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what threads of others have delivered, and waits for it. */
final class Deliveries {
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final LongAdder delivered = new LongAdder();
    private long expected;

    void delivered() {
        delivered.increment();
    }

    /** Publishes a batch and returns when each of its events was delivered. */
    long publish(Event[] batch, Consumer<Event> publisher) {
        expected += batch.length;
        for (Event event : batch) {
            publisher.accept(event);
        }
        long deadline = System.nanoTime() + TIMEOUT_NANOS;
        while (delivered.sum() < expected && System.nanoTime() < deadline) {
            Thread.yield();
        }
        if (delivered.sum() != expected) {
            throw new IllegalStateException(delivered.sum() + " deliveries where " + expected + " were expected");
        }
        return expected;
    }
}
