package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelMeterTest {

    @Test
    void shouldBeOneWhenAllSamplesAreFullScale() {
        short[] loud = new short[480];
        Arrays.fill(loud, Short.MIN_VALUE);

        assertThat(LevelMeter.rms(loud)).isEqualTo(1.0);
    }

    @Test
    void shouldBeZeroWhenThereIsNoSound() {
        assertThat(LevelMeter.rms(new short[480])).isZero();
        assertThat(LevelMeter.rms(new short[0])).isZero();
    }
}
