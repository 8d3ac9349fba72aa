package org.livekit4j.bench.streams;

import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.bench.measure.Latencies;

/** Counts frames, and takes the latency of one in so many while it measures. */
final class Meter {
    private static final int MOST = 1 << 21;

    private final int every;
    private final LongAdder frames = new LongAdder();
    private final Latencies latencies = new Latencies(MOST);
    private volatile boolean measuring;

    Meter(int every) {
        this.every = every;
    }

    /**
     * A frame has come.
     *
     * @param number how many have come on the same stream
     * @return whether its latency is to be {@linkplain #captured told}
     */
    boolean frame(long number) {
        frames.increment();
        return measuring && number % every == 0;
    }

    /** @param nanos when the frame was captured */
    void captured(long nanos) {
        latencies.since(nanos);
    }

    void measure(boolean measuring) {
        this.measuring = measuring;
    }

    long frames() {
        return frames.sum();
    }

    long[] latencies() {
        return latencies.percentiles();
    }
}
