package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioFrameTest {

    @Test
    void shouldTellItsShapeWhenItHasSeveralChannels() {
        AudioFrame frame = new AudioFrame(new short[960], 48_000, 2);

        assertThat(frame.samplesPerChannel()).isEqualTo(480);
        assertThat(frame.durationUs()).isEqualTo(10_000);
    }

    @Test
    void shouldNotCopyItsSamplesWhenItIsMade() {
        short[] samples = {1, 2, 3};
        assertThat(new AudioFrame(samples, 8_000, 1).data()).isSameAs(samples);
    }

    @Test
    void shouldNotChangeWithTheFrameWhenItIsACopy() {
        AudioFrame frame = new AudioFrame(new short[]{1, 2, 3, 4}, 48_000, 2);
        AudioFrame copy = frame.copy();
        frame.data()[0] = 9;

        assertThat(copy.data()).containsExactly(1, 2, 3, 4);
        assertThat(copy).hasToString(frame.toString());
    }

    @Test
    void shouldSayWhatIsRightWhenSamplesDoNotFitTheChannels() {
        assertThatThrownBy(() -> new AudioFrame(new short[3], 48_000, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 samples").hasMessageContaining("2 channels");
        assertThatThrownBy(() -> new AudioFrame(new short[0], 0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new AudioFrame(new short[0], 48_000, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> AudioFrame.silence(48_000, 1, -1)).hasMessageContaining("negative");
    }

    @ParameterizedTest
    @CsvSource({"48000, -1, 2", "48000, 0, 2", "48000, 2, -1", "0, 1, 1", "-1, 1, 1", "48000, 2147483647, 2147483647",
        "48000, 1, 2147483647", "48000, 2, 50000001", "48000, -2147483648, -2147483648"})
    void shouldRefuseSilenceWhenItsShapeIsImpossible(int sampleRate, int numChannels, int samplesPerChannel) {
        assertThatIllegalArgumentException().isThrownBy(() -> AudioFrame.silence(sampleRate, numChannels, samplesPerChannel))
                .withMessageNotContaining("null");
    }

    @Test
    void shouldSayThatThereAreNoneWhenItsSamplesAreNull() {
        assertThatNullPointerException().isThrownBy(() -> new AudioFrame(null, 48_000, 1)).withMessage("data is null");
    }

    @Test
    void shouldTellItsLengthWhateverItIs() {
        assertThat(new AudioFrame(new short[1], Integer.MAX_VALUE, 1).durationUs()).isZero();
        assertThat(new AudioFrame(new short[1_000_000], 1, 1).durationUs()).isEqualTo(1_000_000_000_000L);
    }

    @Test
    void shouldBeSilentWhenMadeAsSilence() {
        assertThat(AudioFrame.silence(48_000, 2, 10).data()).containsOnly((short) 0).hasSize(20);
    }
}
