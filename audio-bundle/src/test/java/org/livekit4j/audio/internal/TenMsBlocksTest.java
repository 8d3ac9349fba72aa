package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.audio.AudioFrame;

class TenMsBlocksTest {
    private final List<Integer> sizes = new ArrayList<>();
    /** Negates each sample. */
    private final TenMsBlocks blocks = new TenMsBlocks((block, bytes, sampleRate, numChannels) -> {
        sizes.add(bytes);
        assertThat(block.address() % 16).isZero();
        for (long at = 0; at < bytes; at += 2) {
            block.set(ValueLayout.JAVA_SHORT, at, (short) -block.get(ValueLayout.JAVA_SHORT, at));
        }
    });

    @AfterEach
    void close() {
        blocks.close();
        blocks.close();
    }

    private static AudioFrame ramp(int rate, int channels, int from, int length) {
        short[] samples = new short[length * channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (from * channels + i);
        }
        return new AudioFrame(samples, rate, channels);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 79, 80, 81, 240, 1_000})
    void shouldReturnEachSampleOnceInOrderWhateverTheFramesAre(int length) {
        List<AudioFrame> processed = new ArrayList<>();
        int total = 2_400;
        for (int at = 0; at < total; at += length) {
            processed.add(blocks.process(ramp(8_000, 2, at, Math.min(length, total - at))));
        }
        short[] samples = AudioFrame.concatenate(processed).data();

        assertThat(samples).hasSize(2 * total);
        for (int i = 0; i < samples.length; i++) {
            assertThat(samples[i]).isEqualTo((short) -i);
        }
        assertThat(sizes).hasSize(30).containsOnly(320);
    }

    @Test
    void shouldDiscardTheRestWhenTheFormatChanges() {
        assertThat(blocks.process(ramp(8_000, 1, 0, 79)).data()).isEmpty();
        assertThat(blocks.process(ramp(8_000, 2, 0, 80)).data()).hasSize(160).startsWith(0, -1, -2);
        assertThat(blocks.process(ramp(16_000, 2, 0, 160)).sampleRate()).isEqualTo(16_000);
        assertThat(sizes).containsExactly(320, 640);
    }

    @ParameterizedTest
    @CsvSource({"7900, 1, 8000 to 192000 Hz", "192100, 1, 8000 to 192000 Hz", "44150, 1, a multiple of 100",
        "48000, 17, at its rate there can be 16", "192000, 5, at its rate there can be 4"})
    void shouldSayWhatIsRightWhenAFormatCannotBeProcessed(int rate, int channels, String message) {
        AudioFrame frame = AudioFrame.silence(rate, channels, 1_920);
        assertThatIllegalArgumentException().isThrownBy(() -> blocks.process(frame)).withMessageContaining(message);
        assertThat(sizes).isEmpty();
    }

    @Test
    void shouldBeginABlockAnewWhenOneFails() {
        List<AudioFrame> asked = new ArrayList<>();
        TenMsBlocks failing = new TenMsBlocks((block, bytes, rate, channels) -> {
            asked.add(null);
            if (asked.size() == 1) {
                throw new IllegalStateException("no");
            }
        });
        assertThatIllegalStateException().isThrownBy(() -> failing.process(ramp(8_000, 1, 0, 80))).withMessage("no");
        assertThat(failing.process(ramp(8_000, 1, 0, 80)).samplesPerChannel()).isEqualTo(80);
        failing.close();
    }

    @Test
    void shouldRefuseAFrameWhenItIsClosed() {
        blocks.process(ramp(8_000, 1, 0, 80));
        blocks.close();
        assertThatIllegalStateException().isThrownBy(() -> blocks.process(ramp(8_000, 1, 0, 80)))
                .withMessage("this audio processing is closed");
    }
}
