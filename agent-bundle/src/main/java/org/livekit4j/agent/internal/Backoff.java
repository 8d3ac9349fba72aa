package org.livekit4j.agent.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after failures: each time twice as long, and at random up to a half less, so that many workers do not come at
 * once.
 */
final class Backoff {
    private static final long SHORTEST_MS = 500;
    private static final long LONGEST_MS = 10_000;
    private static final int DOUBLINGS = 5;

    private Backoff() {}

    /** @param failures that came one after the other, at least 1 */
    static Duration pause(int failures, RandomGenerator random) {
        long full = Math.min(LONGEST_MS, SHORTEST_MS << Math.min(failures - 1, DOUBLINGS));
        return Duration.ofMillis(full - random.nextLong(full / 2 + 1));
    }
}
