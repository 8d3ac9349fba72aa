package org.livekit4j.audio.internal;

import java.util.function.LongSupplier;

/**
 * Tells when samples are due. It counts them instead of adding up pauses, so that no error grows with time. Not safe for use
 * by several threads.
 */
final class SampleClock {
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final LongSupplier nanoTime;
    private final int sampleRate;
    private final long maxBehindNanos;
    private boolean started;
    private long startNanos;
    private long samples;
    private long skippedNanos;

    /** @param maxBehindNanos how much is caught up with; what is beyond is skipped */
    SampleClock(LongSupplier nanoTime, int sampleRate, long maxBehindNanos) {
        this.nanoTime = nanoTime;
        this.sampleRate = sampleRate;
        this.maxBehindNanos = maxBehindNanos;
    }

    /** Starts again: no samples have been due before {@code aheadNanos} ago. */
    void restart(long aheadNanos) {
        started = true;
        startNanos = nanoTime.getAsLong() - aheadNanos;
        samples = 0;
    }

    boolean started() {
        return started;
    }

    /** How long it takes until so many samples more have been due; 0 or less if they have. */
    long remainingNanos(int count) {
        return startNanos + nanos(samples + count) - nanoTime.getAsLong();
    }

    /** So many samples have been dealt with. */
    void advance(int count) {
        samples += count;
        long excess = -remainingNanos(0) - maxBehindNanos;
        if (excess > 0) {
            startNanos += excess;
            skippedNanos += excess;
        }
    }

    long skippedNanos() {
        return skippedNanos;
    }

    private long nanos(long count) {
        return count / sampleRate * NANOS_A_SECOND + count % sampleRate * NANOS_A_SECOND / sampleRate;
    }
}
