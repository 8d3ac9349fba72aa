package org.livekit4j.video.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FramePacerTest {
    private static final OptionalLong SILENCE = OptionalLong.empty();

    private final FramePacer pacer = new FramePacer(25, ms(300));

    private static long ms(long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    private static OptionalLong heard(long ms) {
        return OptionalLong.of(ms(ms));
    }

    /** When the next frame is sent, in milliseconds. */
    private double send(OptionalLong heard, long nowMs) {
        long due = pacer.due(heard, ms(nowMs));
        long sent = Math.max(due, ms(nowMs));
        pacer.sent(due, sent);
        return sent / 1e6;
    }

    @Test
    void shouldKeepTheFrameRateWhenThereIsNoAudio() {
        for (int i = 0; i < 100; i++) {
            assertThat(send(SILENCE, 1_000 + i)).isEqualTo(1_000 + 40 * i);
        }
        assertThat(pacer.corrections()).isZero();
        assertThat(pacer.framerate(ms(1_000 + 99 * 40))).isEqualTo(25);
        assertThat(pacer.framerate(ms(9_000))).isZero();
    }

    @Test
    void shouldCatchUpWhenFramesCameLate() {
        send(SILENCE, 0);
        assertThat(send(SILENCE, 200)).isEqualTo(200);
        assertThat(send(SILENCE, 200)).isEqualTo(200);
        for (int i = 3; i < 10; i++) {
            assertThat(send(SILENCE, 201)).isEqualTo(Math.max(201, 40 * i));
        }
        assertThat(pacer.corrections()).isZero();
    }

    @Test
    void shouldBeginAnewWhenFramesCameMuchTooLate() {
        send(SILENCE, 0);
        assertThat(send(SILENCE, 1_000)).isEqualTo(1_000);
        assertThat(send(SILENCE, 1_000)).isEqualTo(1_040);
        assertThat(pacer.corrections()).isOne();
    }

    @Test
    void shouldWaitForItsAudioWhenThatIsHeardLater() {
        assertThat(send(heard(500), 100)).isEqualTo(500);
        assertThat(send(heard(540), 140)).isEqualTo(540);
    }

    /** One frame after the other, by a quarter of the interval at most. */
    @Test
    void shouldApproachItsAudioWhenItIsALittleOff() {
        send(heard(0), 0);
        double last = 0;
        double off = 0;
        for (int i = 1; i <= 60; i++) {
            double sent = send(heard(120 + 40 * i), 1);
            assertThat(sent - last).isBetween(40.0, 50.0);
            last = sent;
            off = 120 + 40 * i - sent;
        }
        assertThat(off).isBetween(0.0, 1.0);
        assertThat(pacer.corrections()).isZero();
    }

    @Test
    void shouldBeginAnewWhenItIsFarOffItsAudio() {
        send(heard(0), 0);
        assertThat(send(heard(1_000), 1)).isEqualTo(1_000);
        assertThat(send(heard(1_040), 1)).isEqualTo(1_040);
        assertThat(pacer.corrections()).isOne();
    }

    @Test
    void shouldForgetItsScheduleWhenItIsReset() {
        send(SILENCE, 0);
        pacer.reset();
        assertThat(send(SILENCE, 5_000)).isEqualTo(5_000);
        assertThat(pacer.corrections()).isZero();
    }
}
