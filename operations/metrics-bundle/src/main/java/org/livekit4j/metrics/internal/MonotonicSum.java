package org.livekit4j.metrics.internal;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The sum of counters of things that come and go: it keeps what those had counted that are gone, as far as it has seen it. */
final class MonotonicSum implements LongSupplier {
    private final Supplier<Map<Long, Long>> counters;
    private Map<Long, Long> before = Map.of();
    private long total;

    /** @param counters by a number that stands for the same thing always */
    MonotonicSum(Supplier<Map<Long, Long>> counters) {
        this.counters = counters;
    }

    @Override
    public synchronized long getAsLong() {
        Map<Long, Long> now = counters.get();
        now.forEach((id, count) -> total += Math.max(0, count - before.getOrDefault(id, 0L)));
        before = now;
        return total;
    }
}
