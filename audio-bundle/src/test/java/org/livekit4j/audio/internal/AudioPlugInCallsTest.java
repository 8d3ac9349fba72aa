package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioFrameProcessor;
import org.livekit4j.audio.AudioSink;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.media.spi.InvalidFrameException;
import org.livekit4j.track.StreamInfo;

/** What processors are given and may return, and what sinks may ask for. */
class AudioPlugInCallsTest {
    private static final StreamInfo STREAM = StreamInfo.local("voice");

    private final AudioProcessorCall processing = new AudioProcessorCall();
    private final AudioFrame frame = new AudioFrame(new short[]{1, 2, 3, 4}, 48_000, 2);

    @Test
    void shouldGiveEachProcessorACopyThatItMayChange() {
        AudioFrame result = processing.call((own, stream) -> {
            assertThat(stream).isEqualTo(STREAM);
            own.data()[0] = 99;
            return own;
        }, frame, STREAM);
        assertThat(result.data()).containsExactly(99, 2, 3, 4);
        assertThat(frame.data()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void shouldRefuseWhatIsNotOfTheSameShape() {
        assertRefused((own, stream) -> null, "null");
        assertRefused((own, stream) -> new AudioFrame(own.data(), 16_000, 2), "16000 Hz");
        assertRefused((own, stream) -> new AudioFrame(own.data(), 48_000, 1), "4 × 1 samples");
        assertRefused((own, stream) -> new AudioFrame(new short[6], 48_000, 2), "3 × 2 samples");
    }

    private void assertRefused(AudioFrameProcessor processor, String shown) {
        assertThatExceptionOfType(InvalidFrameException.class).isThrownBy(() -> processing.call(processor, frame, STREAM))
                .withMessageContaining(shown).withMessageContaining("2 × 2 samples at 48000 Hz");
    }

    private static AudioStreamOptions options(Map<String, ?> properties) {
        return new AudioSinkCall(null).options(new PropertyReader(properties));
    }

    @Test
    void shouldDeliverToSinksAsTheirPropertiesSay() {
        assertThat(options(Map.of())).isEqualTo(AudioStreamOptions.DEFAULTS);
        assertThat(options(Map.of(AudioSink.SAMPLE_RATE, 16_000, AudioSink.NUM_CHANNELS, 2, AudioSink.CAPACITY, 0,
                AudioSink.FRAME_SIZE_MS, 20L, AudioSink.FRAME_REUSE, "yes"))).isEqualTo(AudioStreamOptions.DEFAULTS
                        .withSampleRate(16_000).withNumChannels(2).withCapacity(0).withFrameSizeMs(20).withFrameReuse(true));
    }

    @ParameterizedTest
    @CsvSource({AudioSink.SAMPLE_RATE + ",44101", AudioSink.NUM_CHANNELS + ",3", AudioSink.CAPACITY + ",-1",
        AudioSink.FRAME_SIZE_MS + ",5", AudioSink.FRAME_REUSE + ",2"})
    void shouldNameThePropertyThatIsWrong(String property, int value) {
        assertThatIllegalArgumentException().isThrownBy(() -> options(Map.of(property, value)))
                .withMessageStartingWith("property " + property)
                .withMessageContaining(String.valueOf(value));
        assertThatIllegalArgumentException().isThrownBy(() -> options(Map.of(property, "text")))
                .withMessageStartingWith("property " + property);
    }
}
