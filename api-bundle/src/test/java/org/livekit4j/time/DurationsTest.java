package org.livekit4j.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    private static final Duration SHORTEST = Duration.ofSeconds(Long.MIN_VALUE);

    @Test
    void shouldBeExactWhenTheNumberFits() {
        assertThat(Durations.nanos(Duration.ofMillis(-3))).isEqualTo(-3_000_000);
        assertThat(Durations.nanos(Duration.ofNanos(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.nanos(Duration.ofNanos(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
        assertThat(Durations.millis(Duration.ofNanos(1_999_999))).isOne();
        assertThat(Durations.millis(Duration.ofMillis(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.sum(Duration.ofSeconds(2), Duration.ofMillis(-1))).isEqualTo(Duration.ofMillis(1_999));
        assertThat(Durations.after(Instant.EPOCH, Duration.ofDays(1))).isEqualTo(Instant.EPOCH.plusSeconds(86_400));
    }

    @Test
    void shouldBeTheLargestNumberWhenItDoesNotFit() {
        assertThat(Durations.nanos(Duration.ofNanos(Long.MAX_VALUE).plusNanos(1))).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.nanos(LONGEST)).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.millis(LONGEST)).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.sum(LONGEST, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(Durations.after(Instant.EPOCH, LONGEST)).isEqualTo(Instant.MAX);
        assertThat(Durations.after(Instant.MAX, Duration.ofNanos(1))).isEqualTo(Instant.MAX);
    }

    @Test
    void shouldBeTheSmallestNumberWhenItDoesNotFit() {
        assertThat(Durations.nanos(Duration.ofNanos(Long.MIN_VALUE).minusNanos(1))).isEqualTo(Long.MIN_VALUE);
        assertThat(Durations.nanos(SHORTEST)).isEqualTo(Long.MIN_VALUE);
        assertThat(Durations.millis(SHORTEST)).isEqualTo(Long.MIN_VALUE);
        assertThat(Durations.sum(SHORTEST, Duration.ofNanos(-1))).isEqualTo(Duration.ofSeconds(Long.MIN_VALUE));
        assertThat(Durations.after(Instant.EPOCH, SHORTEST)).isEqualTo(Instant.MIN);
    }
}
