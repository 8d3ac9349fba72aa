package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SampleClockTest {
    private static final long SECOND = 1_000_000_000;
    private long now = Long.MAX_VALUE - SECOND; // it overflows on the way
    private final SampleClock clock = new SampleClock(() -> now, 44_100, 5 * SECOND);

    @BeforeEach
    void start() {
        clock.restart(0);
    }

    @Test
    void shouldNotDriftHoweverLongItRuns() {
        int frame = 441;
        long frames = 100L * 60 * 60 * 24;
        for (long i = 0; i < frames; i++) {
            now += Math.max(0, clock.remainingNanos(frame)) + 3; // each wait is a little too long
            clock.advance(frame);
        }
        long elapsed = now - (Long.MAX_VALUE - SECOND);
        assertThat(elapsed).isBetween(24 * 60 * 60 * SECOND, 24 * 60 * 60 * SECOND + 10);
        assertThat(clock.skippedNanos()).isZero();
    }

    @Test
    void shouldBeCaughtUpWithWhenItsUserWasLate() {
        now += SECOND;
        for (int i = 0; i < 100; i++) {
            assertThat(clock.remainingNanos(441)).isNotPositive();
            clock.advance(441);
        }
        assertThat(clock.remainingNanos(441)).isEqualTo(SECOND / 100);
    }

    @Test
    void shouldSkipWhatIsBeyondItsBound() {
        now += 60 * SECOND;
        clock.advance(441);
        assertThat(clock.skippedNanos()).isEqualTo(55 * SECOND - SECOND / 100);
        assertThat(clock.remainingNanos(0)).isEqualTo(-5 * SECOND);
    }

    @Test
    void shouldHaveSamplesDueAtOnceWhenItStartsAhead() {
        clock.restart(SECOND / 10);
        assertThat(clock.remainingNanos(4_410)).isZero();
        assertThat(clock.remainingNanos(8_820)).isEqualTo(SECOND / 10);
    }
}
