package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MixBufferTest {
    private final MixBuffer mono = new MixBuffer(1, 10);

    @Test
    void shouldAddUpWhatIsHeardAtTheSameTime() {
        assertThat(mono.add(1, new short[]{1, 2, 3})).isZero();
        assertThat(mono.add(2, new short[]{10, 20, 30})).isZero();
        assertThat(mono.take(6)).containsExactly(0, 1, 12, 23, 30, 0);
    }

    @Test
    void shouldBeSilentBehindWhatWasTaken() {
        mono.add(0, new short[]{5, 5, 5, 5, 5, 5, 5, 5, 5, 5});
        mono.take(10);
        assertThat(mono.take(10)).containsOnly(0);
    }

    @Test
    void shouldGoOnWhenItsEndIsReached() {
        mono.take(7);
        assertThat(mono.add(8, new short[]{1, 2, 3, 4, 5})).isZero();
        assertThat(mono.take(7)).containsExactly(0, 1, 2, 3, 4, 5, 0);
    }

    @Test
    void shouldLoseWhatComesTooLateOrTooEarly() {
        mono.take(5);
        assertThat(mono.add(3, new short[]{1, 2, 3, 4})).isEqualTo(2);
        assertThat(mono.add(0, new short[]{9, 9})).isEqualTo(2);
        assertThat(mono.add(13, new short[]{7, 8, 9})).isEqualTo(1);
        assertThat(mono.add(20, new short[]{9, 9})).isEqualTo(2);
        assertThat(mono.take(10)).containsExactly(3, 4, 0, 0, 0, 0, 0, 0, 7, 8);
    }

    @Test
    void shouldLimitSumsTo16Bits() {
        for (int i = 0; i < 3; i++) {
            mono.add(0, new short[]{30_000, -30_000, 100});
        }
        assertThat(mono.take(3)).containsExactly(Short.MAX_VALUE, Short.MIN_VALUE, 300);
    }

    @Test
    void shouldKeepChannelsApart() {
        MixBuffer stereo = new MixBuffer(2, 4);
        assertThat(stereo.add(1, new short[]{1, -1, 2, -2})).isZero();
        assertThat(stereo.take(3)).containsExactly(0, 0, 1, -1, 2, -2);
        assertThat(stereo.add(1, new short[]{1, 1, 2, 2, 3, 3})).isEqualTo(2);
        assertThat(stereo.take(1)).containsExactly(3, 3);
    }
}
