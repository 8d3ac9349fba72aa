package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {
    private static final int FLOAT = 3;

    @TempDir
    private Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("sound.wav"), bytes);
    }

    /** A file with a chunk before its format, and one of an odd size before its samples. */
    private static ByteBuffer wav(int tag, int channels, int bits, int dataSize, byte[] data) {
        ByteBuffer wav = ByteBuffer.allocate(78 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        put(wav, "RIFF").putInt(70 + data.length);
        put(wav, "WAVE");
        put(wav, "bext").putInt(4).putInt(1);
        put(wav, "fmt ").putInt(16).putShort((short) tag).putShort((short) channels).putInt(16_000)
                .putInt(16_000 * channels * bits / 8).putShort((short) (channels * bits / 8)).putShort((short) bits);
        put(wav, "LIST").putInt(5).put(new byte[6]);
        put(wav, "fact").putInt(0);
        return put(wav, "data").putInt(dataSize).put(data);
    }

    private static ByteBuffer put(ByteBuffer wav, String name) {
        return wav.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private AudioFrame read(byte[] bytes) throws IOException {
        try (WavReader reader = WavReader.open(file(bytes))) {
            return reader.read(1_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 8, 80 00 C0", "1, 16, 0000 0080 0040", "1, 24, 000000 000080 000040", "1, 32, 00000000 00000080 00000040",
        "3, 32, 00000000 000080BF 0000003F"})
    void shouldBecomeSixteenBitsWhateverItsSamplesAre(int tag, int bits, String hex) throws IOException {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        AudioFrame frame = read(wav(tag, 1, bits, data.length, data).array());

        assertThat(frame.data()).containsExactly(0, Short.MIN_VALUE, 16_384);
        assertThat(frame.sampleRate()).isEqualTo(16_000);
    }

    @Test
    void shouldSaturateWhenFloatingPointSamplesAreBeyondFullScale() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putFloat(2).putFloat(-2).putFloat(Float.NaN);
        assertThat(read(wav(FLOAT, 1, 32, 12, data.array()).array()).data()).containsExactly(Short.MAX_VALUE, Short.MIN_VALUE, 0);
    }

    @Test
    void shouldReadInPartsWhenItIsAskedFor() throws IOException {
        byte[] data = new byte[2 * 2 * 25];
        try (WavReader reader = WavReader.open(file(wav(1, 2, 16, data.length, data).array()))) {
            assertThat(reader.samplesPerChannel()).isEqualTo(25);
            assertThat(reader.numChannels()).isEqualTo(2);
            assertThat(reader.read(10).samplesPerChannel()).isEqualTo(10);
            assertThat(reader.read(10).samplesPerChannel()).isEqualTo(10);
            assertThat(reader.read(10).samplesPerChannel()).isEqualTo(5);
            assertThat(reader.read(10)).isNull();
            assertThat(reader.read(10)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_000_000})
    void shouldEndWithTheFileWhenItStatesMore(int dataSize) throws IOException {
        assertThat(read(wav(1, 1, 16, dataSize, new byte[21]).array()).samplesPerChannel()).isEqualTo(10);
    }

    @Test
    void shouldReadWhatTheJdkWrites() throws IOException {
        byte[] pcm = new byte[400];
        new Random(1).nextBytes(pcm);
        Path wav = folder.resolve("jdk.wav");
        AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(pcm), new AudioFormat(44_100, 16, 2, true, false), 100),
                AudioFileFormat.Type.WAVE, wav.toFile());
        try (WavReader reader = WavReader.open(wav)) {
            AudioFrame frame = reader.read(1_000);
            assertThat(frame.toBytes(ByteOrder.LITTLE_ENDIAN)).isEqualTo(pcm);
            assertThat(reader.sampleRate()).isEqualTo(44_100);
        }
    }

    @Test
    void shouldSayWhyWhenAFileCannotBeRead() throws IOException {
        assertThatIOException().isThrownBy(() -> read(new byte[0])).withMessageContaining("it ends before its samples");
        assertThatIOException().isThrownBy(() -> read(new byte[100])).withMessageContaining("it does not begin like one");
        assertThatIOException().isThrownBy(() -> read(wav(6, 1, 8, 4, new byte[4]).array()))
                .withMessageContaining("8 bits in the format 6").withMessageContaining("can be read");
        assertThatIOException().isThrownBy(() -> read(wav(1, 0, 16, 4, new byte[4]).array()))
                .withMessageContaining("it states 0 channels at 16000 Hz");
        byte[] noFormat = wav(1, 1, 16, 4, new byte[4]).array();
        noFormat[24] = 'x';
        assertThatIOException().isThrownBy(() -> read(noFormat)).withMessageContaining("its format is not stated");
        assertThatIllegalArgumentException().isThrownBy(() -> {
            try (WavReader reader = WavReader.open(file(wav(1, 1, 16, 4, new byte[4]).array()))) {
                reader.read(0);
            }
        }).withMessageStartingWith("maxSamplesPerChannel is 0");
    }

    /** Whatever a file holds, it is read or refused. */
    @Test
    void shouldReadOrRefuseWhenBytesAreChanged() throws IOException {
        byte[] good = wav(1, 2, 16, 40, new byte[40]).array();
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] changed = good.clone();
            for (int j = 0; j <= i % 4; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                read(changed);
                read++;
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("sound.wav");
            }
        }
        assertThat(read).isBetween(200, 1_900);
    }
}
