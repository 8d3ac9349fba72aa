package org.livekit4j.media.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.ffi.Count;
import org.livekit4j.ffi.RepeatedWarning;

/** The counts of one plug-in. It holds no reference to the plug-in's objects. */
final class PlugInTally {
    final RepeatedWarning delays = new RepeatedWarning();
    final RepeatedWarning refusals = new RepeatedWarning();
    private final Count frames = new Count();
    private final AtomicLong longestNanos = new AtomicLong();

    void frame() {
        frames.increment();
    }

    /** A call took so long, or has taken so long by now. */
    void took(long nanos) {
        if (nanos > longestNanos.get()) {
            longestNanos.accumulateAndGet(nanos, Math::max);
        }
    }

    /** @param failed calls that threw */
    PlugInStatistics statistics(PlugInSettings settings, int streams, long failed) {
        return new PlugInStatistics(settings.name(), settings.filter().toString(), settings.ranking(), streams, frames.sum(),
                failed, delays.count(), refusals.count(), TimeUnit.NANOSECONDS.toMillis(longestNanos.get()));
    }
}
