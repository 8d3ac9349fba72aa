package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FramePacerTest {
    private static final long START = 1_000;
    private static final long STEP = 10;

    @Test
    void shouldKeepToAbsoluteTimeWhenAFrameIsLate() {
        FramePacer pace = new FramePacer(START, STEP, START + 100);

        pace.advance(START + 7);

        assertThat(pace.remaining(START + 7)).isEqualTo(3);
    }

    @Test
    void shouldSendExactlySoManyFramesWhenTheDeadlineIsReached() {
        FramePacer pace = new FramePacer(START, STEP, START + 100);
        int frames = 0;
        while (!pace.over()) {
            frames++;
            pace.advance(START);
        }

        assertThat(frames).isEqualTo(10);
    }

    @Test
    void shouldShiftEverythingWhenItIsLateWhileItWarmsUp() {
        FramePacer pace = new FramePacer(START, STEP, START + 100);

        pace.advance(START + 35);

        assertThat(pace.remaining(START + 35)).isZero();
        for (int i = 0; i < 9; i++) {
            assertThat(pace.over()).isFalse();
            pace.advance(START);
        }
        assertThat(pace.over()).isTrue();
    }

    @Test
    void shouldCatchUpWhenItIsLateAfterTheWarmUp() {
        long step = TimeUnit.MILLISECONDS.toNanos(500);
        FramePacer pace = new FramePacer(START, step, Long.MAX_VALUE);
        pace.advance(START);
        pace.advance(START + step);

        pace.advance(START + 4 * step);

        assertThat(pace.remaining(START + 4 * step)).isEqualTo(-step);
    }

    @Test
    void shouldLeaveOutWhatWasDueWhenItSkips() {
        FramePacer pace = new FramePacer(START, STEP, START + 100);

        pace.skipTo(START + 55);
        assertThat(pace.remaining(START + 55)).isZero();

        pace.advance(START + 55);
        pace.skipTo(START + 57);
        assertThat(pace.remaining(START + 57)).isEqualTo(8);
    }

    @Test
    void shouldStartAfreshWhenItIsFarBehind() {
        long late = START + TimeUnit.SECONDS.toNanos(3);
        FramePacer pace = new FramePacer(START, STEP, Long.MAX_VALUE);

        pace.advance(late);

        assertThat(pace.remaining(late)).isZero();
    }
}
