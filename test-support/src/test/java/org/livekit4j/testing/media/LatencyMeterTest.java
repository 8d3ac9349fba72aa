package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.livekit4j.testing.media.LatencyMeter.Latency;

class LatencyMeterTest {
    private static final long FIRST_WINDOW = TimeUnit.SECONDS.toNanos(10);

    private final LatencyMeter meter = new LatencyMeter();

    @Test
    void shouldTellPercentilesWhenManyWereRecorded() {
        for (int ms = 1; ms <= 1_000; ms++) {
            meter.record(TimeUnit.MILLISECONDS.toNanos(ms));
        }

        Latency all = meter.all();

        Percentage close = Percentage.withPercentage(0.2);
        assertThat(all.count()).isEqualTo(1_000);
        assertThat(all.p50Us()).isCloseTo(500_000, close);
        assertThat(all.p99Us()).isCloseTo(990_000, close);
        assertThat(all.maxUs()).isCloseTo(1_000_000, close);
    }

    @Test
    void shouldTellNothingWhenNothingWasRecorded() {
        assertThat(meter.all()).isEqualTo(Latency.NONE);
    }

    @Test
    void shouldKeepTheWindowWhenASecondIsNotOver() {
        meter.record(1_000_000);
        Latency first = meter.recent(FIRST_WINDOW);
        meter.record(9_000_000);

        assertThat(meter.recent(FIRST_WINDOW + 1)).isEqualTo(first);
        assertThat(meter.recent(FIRST_WINDOW + TimeUnit.SECONDS.toNanos(1)).maxUs()).isGreaterThan(8_000);
    }

    @Test
    void shouldTellAllWhenWindowsWereTakenMeanwhile() {
        meter.record(1_000_000);
        meter.recent(FIRST_WINDOW);
        meter.record(2_000_000);

        assertThat(meter.all().count()).isEqualTo(2);
    }

    @Test
    void shouldNotFailWhenALatencyIsBeyondTheScale() {
        meter.record(Long.MAX_VALUE);
        meter.record(-1);

        assertThat(meter.all().count()).isEqualTo(2);
    }
}
