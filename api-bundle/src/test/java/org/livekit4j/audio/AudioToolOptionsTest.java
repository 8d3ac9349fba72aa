package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioToolOptionsTest {

    private static void refused(String message, Supplier<?> options) {
        assertThatIllegalArgumentException().isThrownBy(options::get).withMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"1, 96, 1", "768000, 8000, 8", "11025, 48000, 2", "44100, 44100, 1"})
    void shouldResampleWhateverAFileCanHave(int input, int output, int channels) {
        ResamplerOptions options = ResamplerOptions.of(input, output, channels);
        assertThat(options.inputSampleRate()).isEqualTo(input);
        assertThat(options.outputSampleRate()).isEqualTo(output);
        assertThat(options.numChannels()).isEqualTo(channels);
        assertThat(options.quality()).isEqualTo(ResamplerQuality.MEDIUM);
        assertThat(options.withQuality(ResamplerQuality.QUICK).quality()).isEqualTo(ResamplerQuality.QUICK);
    }

    @Test
    void shouldRefuseAResamplerWhenTheLibraryCannotBeOne() {
        refused("inputSampleRate is 0 Hz; it must be from 1 to 768000", () -> ResamplerOptions.of(0, 48_000, 1));
        refused("outputSampleRate is 768001 Hz", () -> ResamplerOptions.of(48_000, 768_001, 1));
        refused("outputSampleRate is 97 Hz for an inputSampleRate of 1 Hz; one can be 96 times the other at most",
                () -> ResamplerOptions.of(1, 97, 1));
        refused("outputSampleRate is 7999 Hz for an inputSampleRate of 768000 Hz",
                () -> ResamplerOptions.of(768_000, 7_999, 1));
        refused("numChannels is 9; it must be from 1 to 8", () -> ResamplerOptions.of(48_000, 48_000, 9));
        assertThatNullPointerException().isThrownBy(() -> ResamplerOptions.of(48_000, 48_000, 1).withQuality(null))
                .withMessage("quality is null");
    }

    @Test
    void shouldHaveShortQueuesWhenAMixerIsNotToldOtherwise() {
        AudioMixerOptions options = AudioMixerOptions.of(48_000, 2);
        assertThat(options.frameSizeMs()).isEqualTo(10);
        assertThat(options.delayMs()).isEqualTo(20);
        assertThat(options.queueSizeMs()).isEqualTo(200);
        assertThat(options.lateAfterMs()).isEqualTo(100);
        assertThat(options.withDelayMs(0).withQueueSizeMs(60_000).withFrameSizeMs(1_000).withLateAfterMs(10))
                .hasToString("AudioMixerOptions[delayMs=0, frameSizeMs=1000, lateAfterMs=10, numChannels=2, queueSizeMs=60000,"
                        + " sampleRate=48000]");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7_900, 44_150, 192_100})
    void shouldRefuseAMixWhenTenMillisecondsAreNoWholeSamples(int sampleRate) {
        refused("sampleRate is " + sampleRate + " Hz", () -> AudioMixerOptions.of(sampleRate, 1));
    }

    @Test
    void shouldNameTheOptionOfAMixerWhenItIsOutOfRange() {
        AudioMixerOptions options = AudioMixerOptions.of(48_000, 1);
        refused("numChannels is 9", () -> AudioMixerOptions.of(48_000, 9));
        refused("frameSizeMs is 15; it must be a multiple of 10", () -> options.withFrameSizeMs(15));
        refused("frameSizeMs is 1010", () -> options.withFrameSizeMs(1_010));
        refused("delayMs is -1", () -> options.withDelayMs(-1));
        refused("queueSizeMs is 9", () -> options.withQueueSizeMs(9));
        refused("lateAfterMs is 60001", () -> options.withLateAfterMs(60_001));
    }

    @Test
    void shouldProcessSpeechWithoutEchoesWhenNotToldOtherwise() {
        AudioProcessingOptions options = AudioProcessingOptions.DEFAULTS;
        assertThat(options.echoCancellation()).isFalse();
        assertThat(options.noiseSuppression() && options.gainControl() && options.highPassFilter()).isTrue();
        assertThat(options.withEchoCancellation(true).withGainControl(false))
                .isEqualTo(options.withGainControl(false).withEchoCancellation(true)).isNotEqualTo(options);
    }
}
