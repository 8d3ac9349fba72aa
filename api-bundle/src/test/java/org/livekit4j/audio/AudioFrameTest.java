package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteOrder;
import java.util.List;
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

    @Test
    void shouldBeTheSameWhenItGoesThroughBytes() {
        AudioFrame frame = new AudioFrame(new short[]{0x0102, -2, Short.MIN_VALUE, Short.MAX_VALUE}, 8_000, 2);

        assertThat(frame.toBytes(ByteOrder.LITTLE_ENDIAN)).startsWith(2, 1, 0xfe, 0xff);
        assertThat(frame.toBytes(ByteOrder.BIG_ENDIAN)).startsWith(1, 2, 0xff, 0xfe);
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            AudioFrame same = AudioFrame.ofBytes(frame.toBytes(order), order, 8_000, 2);
            assertThat(same.data()).isEqualTo(frame.data());
            assertThat(same.numChannels()).isEqualTo(2);
        }
    }

    @Test
    void shouldRefuseBytesWhenTheyAreNoWholeSamples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioFrame.ofBytes(new byte[3], ByteOrder.LITTLE_ENDIAN, 8_000, 1))
                .withMessage("pcm has 3 bytes; 16-bit samples have an even number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioFrame.ofBytes(new byte[6], ByteOrder.LITTLE_ENDIAN, 8_000, 2))
                .withMessageContaining("2 channels");
        assertThatNullPointerException().isThrownBy(() -> AudioFrame.ofBytes(new byte[2], null, 8_000, 1))
                .withMessage("order is null");
    }

    @Test
    void shouldHoldAllSamplesInOrderWhenFramesAreConcatenated() {
        AudioFrame joined = AudioFrame.concatenate(List.of(new AudioFrame(new short[]{1, 2}, 8_000, 2),
                AudioFrame.silence(8_000, 2, 0), new AudioFrame(new short[]{3, 4, 5, 6}, 8_000, 2)));

        assertThat(joined.data()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(joined.sampleRate()).isEqualTo(8_000);
        assertThat(joined.samplesPerChannel()).isEqualTo(3);
    }

    @Test
    void shouldRefuseToConcatenateWhenFramesDoNotFit() {
        AudioFrame mono = AudioFrame.silence(8_000, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> AudioFrame.concatenate(List.of()))
                .withMessage("frames is empty; it must hold at least one frame");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioFrame.concatenate(List.of(mono, AudioFrame.silence(8_000, 2, 1))))
                .withMessageContaining("same sample rate and channels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AudioFrame.concatenate(List.of(mono, AudioFrame.silence(16_000, 1, 1))));
        AudioFrame large = AudioFrame.silence(8_000, 1, 60_000_000);
        assertThatIllegalArgumentException().isThrownBy(() -> AudioFrame.concatenate(List.of(large, large)))
                .withMessageContaining("120000000 samples");
    }

    @Test
    void shouldTellItsLevelInDecibelsOfFullScale() {
        short[] sine = new short[48_000];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (short) Math.round(Short.MAX_VALUE * Math.sin(2 * Math.PI * i / 48));
        }
        AudioFrame loud = new AudioFrame(sine, 48_000, 1);
        AudioFrame square = new AudioFrame(new short[]{Short.MIN_VALUE, Short.MIN_VALUE}, 48_000, 1);
        AudioFrame quiet = new AudioFrame(new short[]{0, 3277, 0, 0}, 48_000, 2);

        assertThat(loud.peakDbfs()).isCloseTo(0, within(0.001));
        assertThat(loud.rmsDbfs()).isCloseTo(-3.01, within(0.01));
        assertThat(square.peakDbfs()).isZero();
        assertThat(square.rmsDbfs()).isZero();
        assertThat(quiet.peakDbfs()).isCloseTo(-20, within(0.01));
        assertThat(quiet.rmsDbfs()).isCloseTo(-26.02, within(0.01));
    }

    @Test
    void shouldHaveNoLevelWhenItIsSilentOrEmpty() {
        for (int length : new int[]{0, 480}) {
            AudioFrame silence = AudioFrame.silence(48_000, 1, length);
            assertThat(silence.peakDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(silence.rmsDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }
}
