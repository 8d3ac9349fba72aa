package org.livekit4j.demo.internal;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.livekit4j.demo.MediaCounts;

/** Latencies of one medium, recorded by many threads without a lock. */
final class LatencyMeter {
    private static final long HIGHEST_US = TimeUnit.SECONDS.toMicros(60);
    private static final int DIGITS = 3;
    private static final long WINDOW_NS = TimeUnit.SECONDS.toNanos(1);

    private final Recorder recorder = new Recorder(HIGHEST_US, DIGITS);
    private final Histogram all = new Histogram(HIGHEST_US, DIGITS);
    private Histogram window;
    private long windowEnd;
    private MediaCounts.Latency recent = MediaCounts.Latency.NONE;

    void record(long nanos) {
        recorder.recordValue(Math.clamp(nanos / 1_000, 0, HIGHEST_US));
    }

    /** Of the last window of a second that is complete. */
    synchronized MediaCounts.Latency recent(long now) {
        if (now - windowEnd >= WINDOW_NS) {
            windowEnd = now;
            recent = turn();
        }
        return recent;
    }

    /** Of everything so far. */
    synchronized MediaCounts.Latency all() {
        turn();
        return latency(all);
    }

    private MediaCounts.Latency turn() {
        window = recorder.getIntervalHistogram(window);
        all.add(window);
        return latency(window);
    }

    private static MediaCounts.Latency latency(Histogram histogram) {
        return new MediaCounts.Latency(histogram.getTotalCount(), histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }
}
