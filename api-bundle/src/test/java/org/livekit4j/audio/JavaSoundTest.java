package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import org.junit.jupiter.api.Test;

class JavaSoundTest {
    private static final AudioFrame FIRST = new AudioFrame(new short[]{1, -2, 300, -400}, 44_100, 2);
    private static final AudioFrame SECOND = new AudioFrame(new short[]{5, 6}, 44_100, 2);

    @Test
    void shouldBeTheBytesOfItsFramesInAnyPortion() throws IOException {
        byte[] all = AudioFrame.concatenate(List.of(FIRST, SECOND)).toBytes(ByteOrder.LITTLE_ENDIAN);
        List<AudioFrame> frames = List.of(FIRST, AudioFrame.silence(44_100, 2, 0), SECOND);
        try (AudioInputStream stream = JavaSound.toStream(frames, 44_100, 2)) {
            assertThat(stream.getFormat().getFrameRate()).isEqualTo(44_100);
            assertThat(stream.readAllBytes()).isEqualTo(all);
        }
        try (AudioInputStream stream = JavaSound.toStream(frames, 44_100, 2)) {
            byte[] one = new byte[4];
            for (int at = 0; at < all.length; at += 4) {
                assertThat(stream.read(one)).isEqualTo(4);
                assertThat(one).containsExactly(all[at], all[at + 1], all[at + 2], all[at + 3]);
            }
            assertThat(stream.read(one)).isEqualTo(-1);
        }
    }

    @Test
    void shouldRefuseAFrameOfAnotherFormat() throws IOException {
        try (AudioInputStream stream = JavaSound.toStream(List.of(FIRST), 48_000, 2)) {
            assertThatIOException().isThrownBy(stream::readAllBytes)
                    .withMessageContaining("in a stream of 2 channels at 48000 Hz");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> JavaSound.toStream(List.of(), 48_000, 0));
    }

    @Test
    void shouldReadFramesOfTenMillisecondsAndTheRest() {
        byte[] pcm = new byte[2 * 1_000 + 1];
        pcm[1] = 7; // big-endian: 7
        AudioInputStream stream = new AudioInputStream(new ByteArrayInputStream(pcm), new AudioFormat(48_000, 16, 1, true, true),
                1_000);
        List<AudioFrame> frames = new ArrayList<>();
        JavaSound.frames(stream).forEach(frames::add);

        assertThat(frames).extracting(AudioFrame::samplesPerChannel).containsExactly(480, 480, 40);
        assertThat(frames.getFirst().data()[0]).isEqualTo((short) 7);
    }

    @Test
    void shouldConvertWhenTheEncodingIsAnother() {
        AudioInputStream law = new AudioInputStream(new ByteArrayInputStream(new byte[]{(byte) 0xff, 0, (byte) 0x80}),
                new AudioFormat(AudioFormat.Encoding.ULAW, 8_000, 8, 1, 1, 8_000, false), 3);
        List<AudioFrame> frames = new ArrayList<>();
        JavaSound.frames(law).forEach(frames::add);

        assertThat(AudioFrame.concatenate(frames).data()).containsExactly(0, -32_124, 32_124);
    }
}
