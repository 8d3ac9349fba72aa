package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneDetectorTest {
    private static final int FRAMES = 100;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 31, 255})
    void shouldHearEveryFrameWhenTheToneIsItsOwn(int track) {
        assertThat(heard(new ToneDetector(ToneSource.hertz(track)), new ToneSource(track))).isEqualTo(FRAMES);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 6, 30})
    void shouldHearNothingWhenTheToneIsAnothers(int other) {
        int heard = heard(new ToneDetector(ToneSource.hertz(4)), new ToneSource(other));

        // The first frame of a tone has no phase to be compared with.
        assertThat(heard).isLessThanOrEqualTo(1);
    }

    @Test
    void shouldHearNothingWhenThereIsSilence() {
        assertThat(new ToneDetector(440).hears(new short[ToneSource.FRAME_SAMPLES])).isFalse();
    }

    @Test
    void shouldHearNothingWhenThereIsNoise() {
        Random random = new Random(1);
        ToneDetector ear = new ToneDetector(440);
        short[] samples = new short[ToneSource.FRAME_SAMPLES];
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) random.nextInt(-10_000, 10_000);
            }
            assertThat(ear.hears(samples)).isFalse();
        }
    }

    @Test
    void shouldHearTheToneWhenItsLevelAndPhaseAreOthers() {
        ToneDetector ear = new ToneDetector(440);
        ToneSource tone = new ToneSource(0);
        short[] samples = new short[ToneSource.FRAME_SAMPLES];
        short[] shifted = new short[ToneSource.FRAME_SAMPLES];
        int heard = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            short[] before = samples.clone();
            tone.fill(samples, frame);
            System.arraycopy(before, 333, shifted, 0, shifted.length - 333);
            System.arraycopy(samples, 0, shifted, shifted.length - 333, 333);
            for (int i = 0; i < shifted.length; i++) {
                shifted[i] = (short) (shifted[i] / 2);
            }
            heard += ear.hears(shifted) ? 1 : 0;
        }

        // The first is half silence.
        assertThat(heard).isGreaterThanOrEqualTo(FRAMES - 1);
    }

    private static int heard(ToneDetector ear, ToneSource tone) {
        short[] samples = new short[ToneSource.FRAME_SAMPLES];
        int heard = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            tone.fill(samples, frame);
            heard += ear.hears(samples) ? 1 : 0;
        }
        return heard;
    }
}
