package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final RandomGenerator LEAST = () -> 0;
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(1_000));

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "4, 800", "5, 1000", "6, 1000", "2000000000, 1000"})
    void shouldDoubleUpToTheLongest(int failures, long millis) {
        assertThat(backoff.pause(failures, LEAST)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void shouldTakeOffUpToAHalf() {
        Random random = new Random(1);
        assertThat(random.ints(1_000).mapToObj(_ -> backoff.pause(3, random).toMillis()).distinct())
                .hasSizeGreaterThan(50).allMatch(millis -> millis >= 200 && millis <= 400);
    }

    @Test
    void shouldNotOverflowWhenTheLongestIsVeryLong() {
        Backoff endless = new Backoff(Duration.ofMillis(1), Duration.ofDays(365_000));
        assertThat(endless.pause(100, LEAST)).isEqualTo(endless.longest());
    }
}
