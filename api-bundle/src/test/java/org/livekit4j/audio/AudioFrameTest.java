package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
    void shouldSayWhatIsRightWhenSamplesDoNotFitTheChannels() {
        assertThatThrownBy(() -> new AudioFrame(new short[3], 48_000, 2)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 samples").hasMessageContaining("2 channels");
        assertThatThrownBy(() -> new AudioFrame(new short[0], 0, 1)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new AudioFrame(new short[0], 48_000, 0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> AudioFrame.silence(48_000, 1, -1)).hasMessageContaining("negative");
    }

    @Test
    void shouldBeSilentWhenMadeAsSilence() {
        assertThat(AudioFrame.silence(48_000, 2, 10).data()).containsOnly((short) 0).hasSize(20);
    }
}
