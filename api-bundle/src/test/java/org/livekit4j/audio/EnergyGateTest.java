package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyGateTest {
    private static final AudioFrame SILENCE = AudioFrame.silence(48_000, 1, 480);
    private final EnergyGate gate = EnergyGate.of(-20, -40, 30);

    /** 10 ms of a square wave. */
    private static AudioFrame level(double dbfs) {
        short[] samples = new short[480];
        Arrays.fill(samples, (short) Math.round(32_768 * Math.pow(10, dbfs / 20)));
        return new AudioFrame(samples, 48_000, 1);
    }

    @Test
    void shouldBeClosedUntilTheUpperThresholdIsReached() {
        assertThat(gate.isOpen()).isFalse();
        assertThat(gate.passes(SILENCE)).isFalse();
        assertThat(gate.passes(level(-21))).isFalse();
        assertThat(gate.passes(level(-19))).isTrue();
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void shouldStayOpenWhenTheLevelIsBetweenTheThresholds() {
        gate.passes(level(-10));
        for (int i = 0; i < 100; i++) {
            assertThat(gate.passes(level(-39))).isTrue();
        }
    }

    @Test
    void shouldCloseWhenItWasQuietForTheHoldTime() {
        gate.passes(level(-10));
        for (int i = 0; i < 3; i++) {
            assertThat(gate.passes(level(-41))).as("%d ms", 10 * i + 10).isTrue();
        }
        assertThat(gate.passes(level(-41))).isFalse();
        assertThat(gate.passes(level(-30))).isFalse();
    }

    @Test
    void shouldBeginTheHoldTimeAgainWhenItGetsLouder() {
        gate.passes(level(-10));
        for (int i = 0; i < 10; i++) {
            gate.passes(SILENCE);
            gate.passes(SILENCE);
            assertThat(gate.passes(level(-35))).isTrue();
        }
    }

    @Test
    void shouldCloseAtOnceWhenThereIsNoHoldTime() {
        EnergyGate fast = EnergyGate.of(-20, -20, 0);
        assertThat(fast.passes(level(-10))).isTrue();
        assertThat(fast.passes(SILENCE)).isFalse();
    }

    @Test
    void shouldChangeNothingWhenAFrameIsEmpty() {
        gate.passes(level(-10));
        for (int i = 0; i < 100; i++) {
            assertThat(gate.passes(AudioFrame.silence(48_000, 1, 0))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, -40, 0, openDbfs", "1, -40, 0, openDbfs", "-97, -97, 0, openDbfs", "-20, NaN, 0, closeDbfs",
        "-20, -19, 0, closeDbfs", "-20, -97, 0, closeDbfs", "-20, -40, -1, holdMs", "-20, -40, 60001, holdMs"})
    void shouldNameTheArgumentWhenItIsOutOfRange(double open, double close, int holdMs, String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyGate.of(open, close, holdMs))
                .withMessageStartingWith(name + " is ").withMessageContaining("it must be from");
    }
}
