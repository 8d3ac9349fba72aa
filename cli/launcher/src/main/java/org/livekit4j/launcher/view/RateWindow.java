package org.livekit4j.launcher.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.ToDoubleFunction;
import org.livekit4j.demo.DemoSnapshot;

/** Makes rates out of counters, over the last second or so. */
final class RateWindow {
    private static final Duration SPAN = Duration.ofSeconds(1);
    private static final double NANOS = 1e9;

    private final Deque<DemoSnapshot> snapshots = new ArrayDeque<>();

    void add(DemoSnapshot snapshot) {
        snapshots.addLast(snapshot);
        while (snapshots.size() > 2 && since(second()).compareTo(SPAN) >= 0) {
            snapshots.removeFirst();
        }
    }

    /** By how much a counter grew in a second; 0 while there is nothing to compare. */
    double perSecond(ToDoubleFunction<DemoSnapshot> counter) {
        if (snapshots.size() < 2) {
            return 0;
        }
        DemoSnapshot first = snapshots.getFirst();
        double grown = counter.applyAsDouble(snapshots.getLast()) - counter.applyAsDouble(first);
        long nanos = since(first).toNanos();
        return nanos <= 0 ? 0 : grown * NANOS / nanos;
    }

    private Duration since(DemoSnapshot snapshot) {
        return snapshots.getLast().elapsed().minus(snapshot.elapsed());
    }

    private DemoSnapshot second() {
        return snapshots.stream().skip(1).findFirst().orElseThrow();
    }
}
