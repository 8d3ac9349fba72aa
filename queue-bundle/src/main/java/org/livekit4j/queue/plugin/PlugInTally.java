package org.livekit4j.queue.plugin;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.queue.internal.Complaints;

/** What is counted of one plug-in. It refers to nothing of the plug-in's. */
final class PlugInTally {
    final Complaints failures = new Complaints();
    final Complaints delays = new Complaints();
    final Complaints refusals = new Complaints();
    private final LongAdder frames = new LongAdder();
    private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);

    void frame() {
        frames.increment();
    }

    /** A call took so long, or has taken so long by now. */
    void took(long nanos) {
        longestNanos.accumulate(nanos);
    }

    PlugInStatistics statistics(PlugInSettings settings, int streams) {
        return new PlugInStatistics(settings.name(), settings.filter().toString(), settings.ranking(), streams, frames.sum(),
                failures.count(), delays.count(), refusals.count(), TimeUnit.NANOSECONDS.toMillis(longestNanos.get()));
    }
}
