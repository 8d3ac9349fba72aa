package org.livekit4j.bench.soak.report;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Something that must arrive again and again, as long as it is expected. Closing it ends the wait. */
public final class Beat implements AutoCloseable {
    private final Beats beats;
    private final String name;
    private final long limitNanos;
    private final BooleanSupplier expected;
    private final AtomicLong lastNanos = new AtomicLong(System.nanoTime());

    Beat(Beats beats, String name, long limitNanos, BooleanSupplier expected) {
        this.beats = beats;
        this.name = name;
        this.limitNanos = limitNanos;
        this.expected = expected;
    }

    /** It has arrived. */
    public void arrived() {
        beats.count();
        lastNanos.set(System.nanoTime());
    }

    /** How long it has not arrived though it was expected. */
    long silenceNanos() {
        long now = System.nanoTime();
        if (!expected.getAsBoolean()) {
            lastNanos.set(now);
        }
        return now - lastNanos.get();
    }

    /** Whether it is lost, which is told once for each silence. */
    boolean lost() {
        long last = lastNanos.get();
        return silenceNanos() > limitNanos && lastNanos.compareAndSet(last, System.nanoTime());
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        beats.remove(this);
    }
}
