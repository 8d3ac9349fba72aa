package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToneSourceTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 255})
    void shouldPlayTheTracksToneWhenFramesAreJoined(int track) {
        short[] second = second(track);

        int best = 0;
        for (int other = 0; other <= 255; other++) {
            if (power(second, ToneSource.hertz(other)) > power(second, ToneSource.hertz(best))) {
                best = other;
            }
        }

        assertThat(best).isEqualTo(track);
    }

    @Test
    void shouldNotJumpWhenOneFrameFollowsAnother() {
        short[] second = second(0);
        int steepest = (int) Math.ceil((1 << 14) * 2 * Math.PI * ToneSource.hertz(0) / ToneSource.SAMPLE_RATE) + 2;

        for (int i = 1; i < second.length; i++) {
            assertThat(Math.abs(second[i] - second[i - 1])).isLessThanOrEqualTo(steepest);
        }
    }

    @Test
    void shouldSwellAndFadeWhenTimeGoesOn() {
        short[] frame = new short[ToneSource.FRAME_SAMPLES];
        ToneSource tone = new ToneSource(0);
        double loudest = 0;
        double softest = 1;
        for (int sequence = 0; sequence < 400; sequence++) {
            tone.fill(frame, sequence);
            loudest = Math.max(loudest, LevelMeter.rms(frame));
            softest = Math.min(softest, LevelMeter.rms(frame));
        }

        assertThat(loudest).isBetween(0.3, 0.36);
        assertThat(softest).isBetween(0.05, 0.09);
    }

    private static short[] second(int track) {
        short[] second = new short[ToneSource.SAMPLE_RATE];
        short[] frame = new short[ToneSource.FRAME_SAMPLES];
        ToneSource tone = new ToneSource(track);
        for (int i = 0; i < 100; i++) {
            tone.fill(frame, 1_000 + i);
            System.arraycopy(frame, 0, second, i * frame.length, frame.length);
        }
        return second;
    }

    /** How much of one frequency there is. */
    private static double power(short[] samples, int hertz) {
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < samples.length; i += 2) {
            double angle = 2 * Math.PI * hertz * i / ToneSource.SAMPLE_RATE;
            real += samples[i] * Math.cos(angle);
            imaginary += samples[i] * Math.sin(angle);
        }
        return Math.hypot(real, imaginary);
    }
}
