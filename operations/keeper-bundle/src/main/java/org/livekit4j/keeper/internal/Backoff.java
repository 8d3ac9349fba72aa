package org.livekit4j.keeper.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time, and never the same for many who failed together.
 *
 * @param shortest pause, at least 1 ms
 * @param longest pause, no less than the shortest
 */
record Backoff(Duration shortest, Duration longest) {

    /** @param failures that came one after the other, at least 1 */
    Duration pause(int failures, RandomGenerator random) {
        long full = shortest.toMillis();
        for (int i = 1; i < failures && full < longest.toMillis(); i++) {
            full = Math.min(longest.toMillis(), full * 2);
        }
        return Duration.ofMillis(full - random.nextLong(full / 2 + 1));
    }
}
