package org.livekit4j.testing.media;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Latencies of frames, recorded by many threads without a lock. */
public final class LatencyMeter {
    private static final long HIGHEST_US = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;
    private static final long WINDOW_NS = TimeUnit.SECONDS.toNanos(1);

    private final Recorder recorder = new Recorder(HIGHEST_US, DIGITS);
    private final Histogram all = new Histogram(HIGHEST_US, DIGITS);
    private Histogram window;
    private long windowEnd;
    private Latency recent = Latency.NONE;

    /**
     * Percentiles of the time from the capture of a frame to its receipt, in microseconds; all zero if there was none.
     *
     * @param count frames measured
     */
    public record Latency(long count, long p50Us, long p99Us, long maxUs) {
        static final Latency NONE = new Latency(0, 0, 0, 0);
    }

    public void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos / 1_000, 0, HIGHEST_US));
    }

    /** Of the last window of a second that is complete. */
    public synchronized Latency recent(long now) {
        if (now - windowEnd >= WINDOW_NS) {
            windowEnd = now;
            recent = turn();
        }
        return recent;
    }

    /** Of everything so far. */
    public synchronized Latency all() {
        turn();
        return latency(all);
    }

    private Latency turn() {
        window = recorder.getIntervalHistogram(window);
        all.add(window);
        return latency(window);
    }

    private static Latency latency(Histogram histogram) {
        return new Latency(histogram.getTotalCount(), histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }
}
