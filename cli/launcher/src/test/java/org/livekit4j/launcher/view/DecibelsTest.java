package org.livekit4j.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecibelsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.001, 0", "1, 48", "2, 48", "0.5, 42", "0.0631, 24"})
    void shouldRiseWithTheLevelWhenItIsWithinTheMeter(double level, int steps) {
        assertThat(Decibels.steps(level, 48)).isEqualTo(steps);
    }

    @Test
    void shouldBeMinusInfinityWhenThereIsSilence() {
        assertThat(Decibels.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Decibels.of(0.1)).isCloseTo(-20, within(1e-9));
    }
}
