package org.livekit4j.testing.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {
    private static final int FRAMES = 500;

    @TempDir
    private Path folder;

    @Test
    void shouldBeReadByOthersWhenItIsClosed() throws IOException, UnsupportedAudioFileException {
        Path file = write(FRAMES);

        try (AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(48_000f);
            assertThat(sound.getFormat().getChannels()).isEqualTo(1);
            assertThat(sound.getFormat().getSampleSizeInBits()).isEqualTo(16);
            assertThat(sound.getFrameLength()).isEqualTo(FRAMES * 480L);
        }
    }

    @Test
    void shouldHoldTheSamplesWhenItIsClosed() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(write(FRAMES))).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(bytes.capacity()).isEqualTo(WavWriter.HEADER_BYTES + FRAMES * 480 * 2);
        assertThat(bytes.getInt(4)).isEqualTo(bytes.capacity() - 8);
        assertThat(bytes.getInt(40)).isEqualTo(FRAMES * 480 * 2);
        for (int frame = 0; frame < FRAMES; frame++) {
            assertThat(bytes.getShort(WavWriter.HEADER_BYTES + frame * 960 + 2)).isEqualTo((short) -frame);
        }
    }

    @Test
    void shouldBeAnEmptySoundWhenNothingWasWritten() throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(write(0).toFile())) {
            assertThat(sound.getFrameLength()).isZero();
        }
    }

    @Test
    void shouldDoNothingWhenItIsClosedTwice() throws IOException {
        WavWriter writer = new WavWriter(folder.resolve("twice.wav"), 48_000, 1);
        writer.close();

        writer.close();

        assertThat(folder.resolve("twice.wav")).hasSize(WavWriter.HEADER_BYTES);
    }

    private Path write(int frames) throws IOException {
        Path file = folder.resolve("sound.wav");
        try (WavWriter writer = new WavWriter(file, 48_000, 1)) {
            for (int frame = 0; frame < frames; frame++) {
                short[] samples = new short[480];
                samples[1] = (short) -frame;
                writer.write(samples);
            }
        }
        return file;
    }
}
