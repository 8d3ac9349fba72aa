package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioStampTest {
    private final short[] samples = new short[ToneSource.FRAME_SAMPLES];

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "255, 0", "17, 123456789", "65534, 1099511627775"})
    void shouldReadWhatWasWrittenWhenNothingHappenedToTheSamples(int track, long sequence) {
        new ToneSource(track % 100).fill(samples, sequence);

        AudioStamp.write(samples, FrameMarker.mark(track, sequence));

        long mark = AudioStamp.read(samples);
        assertThat(FrameMarker.track(mark)).isEqualTo(track);
        assertThat(FrameMarker.sequence(mark)).isEqualTo(sequence);
    }

    @Test
    void shouldChangeNoSampleByMoreThanOneWhenWriting() {
        new ToneSource(3).fill(samples, 42);
        short[] before = samples.clone();

        AudioStamp.write(samples, FrameMarker.mark(3, 42));

        for (int i = 0; i < samples.length; i++) {
            assertThat(Math.abs(samples[i] - before[i])).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void shouldReadNothingWhenThereIsSilence() {
        assertThat(AudioStamp.read(samples)).isEqualTo(FrameMarker.NONE);
    }

    @Test
    void shouldReadNothingWhenThereIsAToneWithoutAStamp() {
        new ToneSource(0).fill(samples, 0);

        assertThat(AudioStamp.read(samples)).isEqualTo(FrameMarker.NONE);
    }

    @Test
    void shouldReadNothingWhenTheFrameIsTooShort() {
        assertThat(AudioStamp.read(new short[FrameMarker.BITS - 1])).isEqualTo(FrameMarker.NONE);
    }

    @Test
    void shouldReadNothingWhenAnyBitIsWrong() {
        for (int bit = 0; bit < FrameMarker.BITS; bit++) {
            AudioStamp.write(samples, FrameMarker.mark(5, 67));
            samples[bit] ^= 1;

            assertThat(AudioStamp.read(samples)).as("bit %d", bit).isEqualTo(FrameMarker.NONE);
        }
    }
}
