package org.livekit4j.queue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A short round of what {@link Fuzzing} does at length. */
class RoutingFuzzTest {

    @Test
    void shouldHoldForEachSeed() {
        RoutingFuzz.seeds().forEach(RoutingFuzz::fuzzerTestOneInput);
    }

    @Test
    void shouldHoldWhenSubscriptionsChangeAtRandom() {
        SplittableRandom random = new SplittableRandom(54);
        for (int length : List.of(1, 2, 5, 100, 1_000, 20_000, 20_000, 20_000)) {
            byte[] script = new byte[length];
            random.nextBytes(script);
            RoutingFuzz.fuzzerTestOneInput(script);
        }
    }
}
