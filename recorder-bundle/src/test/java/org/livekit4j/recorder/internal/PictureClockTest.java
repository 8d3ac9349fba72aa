package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureClockTest {
    private static final long START = 5_000_000_000_000L;
    private static final long MS = 1_000_000;

    private final PictureClock clock = new PictureClock();

    /** @param stampMs of its own clock */
    private long seenMs(long stampMs, long arrivalMs) {
        return Math.floorDiv(clock.nanos(1_000_000_000L + stampMs * 1_000, START + arrivalMs * MS) - START, MS);
    }

    @Test
    void shouldBeWhenItCameWhenItHasNoTime() {
        assertThat(clock.nanos(0, START)).isEqualTo(START);
        assertThat(clock.nanos(0, START + 7)).isEqualTo(START + 7);
    }

    @Test
    void shouldNotMoveWhenItIsToldOfLate() {
        assertThat(seenMs(0, 100)).isEqualTo(100);
        assertThat(seenMs(40, 190)).isEqualTo(140);
        assertThat(seenMs(80, 500)).isEqualTo(180);
        assertThat(seenMs(120, 220)).isEqualTo(220);
    }

    @Test
    void shouldFollowTheOneThatCameSoonest() {
        assertThat(seenMs(0, 300)).isEqualTo(300);
        assertThat(seenMs(40, 140)).isEqualTo(140);
        assertThat(seenMs(80, 400)).isEqualTo(180);
    }

    @Test
    void shouldFollowAClockThatIsSlower() {
        for (int i = 0; i < 100_000; i++) {
            long now = i * 40L;
            assertThat(seenMs(now - now / 10_000, now)).isBetween(now - 1, now);
        }
    }

    @Test
    void shouldBeginAnewWhenTheClockJumps() {
        assertThat(seenMs(0, 100)).isEqualTo(100);
        assertThat(seenMs(1_000_000, 140)).isEqualTo(140);
        assertThat(seenMs(1_000_040, 200)).isEqualTo(180);
    }
}
