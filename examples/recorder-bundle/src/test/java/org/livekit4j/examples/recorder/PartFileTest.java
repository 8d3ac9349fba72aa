package org.livekit4j.examples.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.audio.AudioFrame;

class PartFileTest {
    private static final int HEADER_BYTES = 80;

    @TempDir
    private Path folder;

    private Path part() {
        return folder.resolve("ada_voice.raw");
    }

    private PartFile open() throws IOException {
        return PartFile.open(part(), 48_000, 2);
    }

    private static AudioFrame frame(int... samples) {
        short[] data = new short[samples.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (short) samples[i];
        }
        return new AudioFrame(data, 48_000, 2);
    }

    private static ByteBuffer header(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(bytes);
            return bytes.flip();
        }
    }

    private static String name(ByteBuffer header, int at) {
        byte[] name = new byte[4];
        header.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    @Test
    void shouldBeAWavFileWithSilenceInItsGapsWhenItIsFinished() throws Exception {
        try (PartFile file = open()) {
            file.write(0, frame(1, -2, 3, -4));
            file.write(5, frame(5, -6));
        }
        Path wav = PartFile.finish(part()).orElseThrow();

        assertThat(wav).isEqualTo(folder.resolve("ada_voice.wav"));
        assertThat(part()).doesNotExist();
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(48_000);
            assertThat(sound.getFormat().getChannels()).isEqualTo(2);
            assertThat(sound.getFrameLength()).isEqualTo(6);
            short[] samples = new short[12];
            ByteBuffer.wrap(sound.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
            assertThat(samples).containsExactly(1, -2, 3, -4, 0, 0, 0, 0, 0, 0, 5, -6);
        }
    }

    /** Sparse, so that it takes no room: four hours and more of the audio of two channels, in 16 bits. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 30, 0xffff_ffffL / 4 - 20, 0xffff_ffffL / 4 - 17, 3L << 30})
    void shouldSayItsTrueSizeWhenItIsLargerThanAWavFileCanSay(long samples) throws Exception {
        try (PartFile file = open()) {
            file.write(samples - 1, frame(11, 22));
        }
        Path wav = PartFile.finish(part()).orElseThrow();

        long dataBytes = samples * 4;
        assertThat(Files.size(wav)).isEqualTo(HEADER_BYTES + dataBytes);
        ByteBuffer header = header(wav);
        if (dataBytes + 72 > 0xffff_ffffL) {
            assertThat(name(header, 0)).isEqualTo("RF64");
            assertThat(name(header, 12)).isEqualTo("ds64");
            assertThat(header.getInt(4)).isEqualTo(-1);
            assertThat(header.getInt(76)).isEqualTo(-1);
            assertThat(header.getLong(20)).as("all").isEqualTo(dataBytes + 72);
            assertThat(header.getLong(28)).as("data").isEqualTo(dataBytes);
            assertThat(header.getLong(36)).as("samples").isEqualTo(samples);
        } else {
            assertThat(name(header, 0)).isEqualTo("RIFF");
            assertThat(name(header, 12)).isEqualTo("JUNK");
            assertThat(Integer.toUnsignedLong(header.getInt(4))).isEqualTo(dataBytes + 72);
            assertThat(Integer.toUnsignedLong(header.getInt(76))).isEqualTo(dataBytes);
        }
        assertThat(name(header, 8)).isEqualTo("WAVE");
        try (FileChannel channel = FileChannel.open(wav)) {
            ByteBuffer last = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(last, HEADER_BYTES + dataBytes - 4);
            assertThat(last.getShort(0)).isEqualTo((short) 11);
        }
    }

    @Test
    void shouldBeFinishedWhenTheProcessWasKilledInTheMiddleOfASample() throws Exception {
        try (PartFile file = open()) {
            file.write(0, frame(1, -2, 3, -4));
        }
        try (FileChannel channel = FileChannel.open(part(), StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(new byte[3]));
        }

        assertThat(Files.size(PartFile.finish(part()).orElseThrow())).isEqualTo(HEADER_BYTES + 8);
    }

    @Test
    void shouldNotBeFinishedByOthersWhileItIsWritten() throws Exception {
        try (PartFile file = open()) {
            file.write(0, frame(1, -2));
            assertThat(PartFile.finish(part())).isEmpty();
            assertThat(part()).exists();
        }
        assertThat(PartFile.finish(part())).isPresent();
    }

    @Test
    void shouldGoWhenThereIsNothingInIt() throws Exception {
        open().close();
        assertThat(PartFile.finish(part())).isEmpty();
        assertThat(part()).doesNotExist();
    }

    @Test
    void shouldTakeNoOthersPlace() throws Exception {
        Path before = Files.writeString(folder.resolve("ada_voice.wav"), "another one");
        try (PartFile file = open()) {
            file.write(0, frame(1, -2));
        }
        assertThat(PartFile.finish(part())).contains(folder.resolve("ada_voice-2.wav"));
        assertThat(before).hasContent("another one");
    }

    /** As a former version left them: samples of one channel. */
    @ParameterizedTest
    @ValueSource(ints = {4, 81, 10_000})
    void shouldMakeARecordingOfSamplesWithoutAHeader(int bytes) throws Exception {
        byte[] samples = new byte[bytes];
        Arrays.fill(samples, (byte) 1);
        Path left = Files.write(folder.resolve("ada_voice_TR-x_20260101-120000-123.raw"), samples);

        Path wav = PartFile.finish(left).orElseThrow();
        assertThat(wav).isEqualTo(folder.resolve("ada_voice_TR-x_20260101-120000-123.wav"))
                .hasSize(HEADER_BYTES + bytes / 2 * 2);
        assertThat(left).doesNotExist();
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(48_000);
            assertThat(sound.getFrameLength()).isEqualTo(bytes / 2);
        }
    }

    @Test
    void shouldLeaveAloneWhatItHasNotMade() throws Exception {
        Path foreign = Files.write(folder.resolve("holiday.raw"), new byte[1_000]);
        assertThat(PartFile.finish(foreign)).isEmpty();
        assertThat(foreign).hasSize(1_000);
    }

    @Test
    void shouldDeleteNothingWhenThereIsNoRoomForTheRecording() throws Exception {
        try (FileSystem disk = Jimfs
                .newFileSystem(Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(16_384).build())) {
            Path left = Files.write(disk.getPath("/a_v_TR-x_20260101-120000-123.raw"), new byte[10_000]);

            assertThatIOException().isThrownBy(() -> PartFile.finish(left));
            assertThat(left).hasSize(10_000);
            assertThat(disk.getPath("/a_v_TR-x_20260101-120000-123.wav")).doesNotExist();
            assertThat(disk.getPath("/a_v_TR-x_20260101-120000-123.wav.part")).doesNotExist();
        }
    }

    @Test
    void shouldGoOnWithAFileThatIsThere() throws Exception {
        try (PartFile file = open()) {
            file.write(0, frame(1, -2));
        }
        try (PartFile file = open()) {
            file.write(1, frame(3, -4));
        }
        assertThat(Files.size(PartFile.finish(part()).orElseThrow())).isEqualTo(HEADER_BYTES + 8);
    }

    @Test
    void shouldSayWhichFileIsMissingWhenThereIsNone() {
        assertThatIOException().isThrownBy(() -> PartFile.finish(part())).withMessageContaining(part().toString());
    }
}
