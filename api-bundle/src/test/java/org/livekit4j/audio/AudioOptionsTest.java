package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioOptionsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 15, -10, 60_010})
    void shouldRefuseTheQueueWhenItIsNoMultipleOfTenMilliseconds(int queueSizeMs) {
        assertThatThrownBy(() -> AudioSourceOptions.of(48_000, 1).withQueueSizeMs(queueSizeMs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("multiple of 10");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7_999, 22_051, 192_100, 384_000, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void shouldRefuseTheRateWhenTenMillisecondsAreNoWholeSamples(int sampleRate) {
        assertThatThrownBy(() -> AudioSourceOptions.of(sampleRate, 1)).hasMessageContaining("sampleRate is " + sampleRate);
        assertThatThrownBy(() -> AudioStreamOptions.DEFAULTS.withSampleRate(sampleRate))
                .hasMessageContaining("sampleRate is " + sampleRate);
    }

    @Test
    void shouldTakeEveryUsualFormatWhenAsked() {
        for (int rate : new int[]{8_000, 16_000, 22_100, 24_000, 44_100, 48_000, 96_000}) {
            assertThat(AudioSourceOptions.of(rate, 2).queueSizeMs()).isEqualTo(1000);
        }
        assertThat(AudioSourceOptions.of(48_000, 1).withQueueSizeMs(0).queueSizeMs()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"192000, 4", "192000, 1", "96000, 8", "128000, 6", "48000, 8"})
    void shouldTakeAsManyChannelsAsWebRtcsFramesHold(int sampleRate, int channels) {
        assertThat(AudioSourceOptions.of(sampleRate, channels).numChannels()).isEqualTo(channels);
    }

    @ParameterizedTest
    @CsvSource({"192000, 5, 4", "128000, 7, 6", "96100, 8, 7"})
    void shouldRefuseMoreChannelsThanWebRtcsFramesHold(int sampleRate, int channels, int most) {
        assertThatThrownBy(() -> AudioSourceOptions.of(sampleRate, channels)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("numChannels is " + channels + "; at " + sampleRate + " Hz it must be from 1 to " + most);
    }

    @Test
    void shouldRefuseStreamsWhenTheirShapeIsImpossible() {
        assertThatThrownBy(() -> AudioStreamOptions.DEFAULTS.withNumChannels(3)).hasMessageContaining("1 or 2");
        assertThatThrownBy(() -> AudioStreamOptions.DEFAULTS.withCapacity(-1)).hasMessageContaining("0 means no limit");
        assertThatThrownBy(() -> AudioStreamOptions.DEFAULTS.withCapacity(65_537)).hasMessageContaining("from 1 to 65536");
        assertThatThrownBy(() -> AudioStreamOptions.DEFAULTS.withFrameSizeMs(9)).hasMessageContaining("10 to 1000");
    }
}
