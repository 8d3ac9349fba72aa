package org.livekit4j.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.internal.WavHeader;

class WavWriterTest {
    private static final int RATE = 8_000;
    private static final AudioFrame FRAME = new AudioFrame(new short[]{1, -2, 3, -4}, RATE, 2);

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("speech.wav");
    }

    /** As the JDK reads them. */
    private static List<Short> samples(Path wav) throws Exception {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            ByteBuffer bytes = ByteBuffer.wrap(sound.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            List<Short> samples = new ArrayList<>();
            while (bytes.hasRemaining()) {
                samples.add(bytes.getShort());
            }
            return samples;
        }
    }

    private static List<Short> shorts(int... samples) {
        return Arrays.stream(samples).mapToObj(sample -> (short) sample).toList();
    }

    @Test
    void shouldHoldFramesAndSilenceWhenItIsClosed() throws Exception {
        try (WavWriter wav = WavWriter.create(file, RATE, 2)) {
            wav.write(FRAME);
            wav.writeSilence(2);
            wav.write(FRAME);
            assertThat(wav.samplesPerChannel()).isEqualTo(6);
        }
        assertThat(samples(file)).isEqualTo(shorts(1, -2, 3, -4, 0, 0, 0, 0, 1, -2, 3, -4));
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(RATE);
            assertThat(sound.getFormat().getChannels()).isEqualTo(2);
        }
    }

    @Test
    void shouldBeReadableAtAnyTimeWhileItIsWritten() throws Exception {
        try (WavWriter wav = WavWriter.create(file, RATE, 1)) {
            assertThat(samples(file)).isEmpty();
            for (int i = 1; i <= 500; i++) {
                wav.write(AudioFrame.silence(RATE, 1, 80));
                assertThat(samples(file)).hasSizeBetween(Math.max(Math.min(i, 100), i - 99) * 80, i * 80);
            }
            wav.flush();
            assertThat(samples(file)).hasSize(500 * 80);
        }
    }

    @Test
    void shouldReplaceWhatIsThereWhenItIsCreated() throws Exception {
        Files.write(file, new byte[10_000]);
        WavWriter.create(file, RATE, 1).close();
        assertThat(file).hasSize(WavHeader.BYTES);
    }

    @Test
    void shouldContinueWhatWasWrittenWhenItIsAppended() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (WavWriter wav = WavWriter.append(file, RATE, 2)) {
                wav.write(FRAME);
            }
        }
        assertThat(samples(file)).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 79})
    void shouldBeginAnewWhenNotEvenTheHeaderWasWritten(int bytes) throws Exception {
        Files.write(file, new byte[bytes]);
        try (WavWriter wav = WavWriter.append(file, RATE, 2)) {
            wav.write(FRAME);
        }
        assertThat(samples(file)).hasSize(4);
    }

    @Test
    void shouldRefuseToAppendWhenTheFileHasAnotherFormat() throws Exception {
        WavWriter.create(file, RATE, 2).close();
        assertThatIOException().isThrownBy(() -> WavWriter.append(file, RATE, 1))
                .withMessageContaining("has 2 channels at 8000 Hz; 1 at 8000 Hz cannot be appended");
        Files.write(file, new byte[200]);
        assertThatIOException().isThrownBy(() -> WavWriter.append(file, RATE, 2))
                .withMessageContaining("not written by a WavWriter");
        assertThatIOException().isThrownBy(() -> WavWriter.repair(file)).withMessageContaining("not written by a WavWriter");
        assertThat(file).hasSize(200);
    }

    @Test
    void shouldBeCompleteWhenItIsRepaired() throws Exception {
        try (WavWriter wav = WavWriter.create(file, RATE, 2)) {
            wav.write(FRAME);
        }
        Files.write(file, new byte[]{7, 0, 8, 0, 9}, StandardOpenOption.APPEND);

        assertThat(WavWriter.repair(file)).isEqualTo(3);
        assertThat(samples(file)).isEqualTo(shorts(1, -2, 3, -4, 7, 8));
        assertThat(WavWriter.repair(file)).isEqualTo(3);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> WavWriter.repair(folder.resolve("none.wav")));
    }

    @Test
    void shouldHoldWhatWasWrittenWhenItsProcessIsKilled() throws Exception {
        Process child = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                classes(WavWriter.class) + File.pathSeparator + classes(KilledWriter.class), KilledWriter.class.getName(),
                file.toString())
                .redirectErrorStream(true).start();
        int frames;
        try {
            do {
                frames = child.getInputStream().read();
            } while (frames >= 0 && frames < 123);
        } finally {
            child.destroyForcibly();
        }
        assertThat(frames).isEqualTo(123);
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(samples(file)).hasSizeGreaterThanOrEqualTo(KilledWriter.FRAME * 99).containsOnly((short) 5);
        assertThat(WavWriter.repair(file)).isGreaterThanOrEqualTo(123L * KilledWriter.FRAME);
        assertThat(samples(file)).hasSizeGreaterThanOrEqualTo(123 * KilledWriter.FRAME).containsOnly((short) 5);
    }

    /** The folder of a class: in module mode no path names that of tests. */
    private static String classes(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        String file = type.getResource("/" + name).getPath();
        return file.substring(0, file.length() - name.length());
    }

    /** Four hours and more of two channels; sparse, so that it takes no space. */
    @ParameterizedTest
    @ValueSource(longs = {0xffff_ffffL / 4 - 18, 0xffff_ffffL / 4 - 17, 3L << 30})
    void shouldStateItsTrueSizeWhenItIsLargerThanAWavFileCanState(long samples) throws Exception {
        try (WavWriter wav = WavWriter.create(file, RATE, 2)) {
            wav.writeSilence(samples - 2);
            wav.write(FRAME);
        }
        boolean large = samples * 4 + 72 > 0xffff_ffffL;
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = ByteBuffer.allocate(WavHeader.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(header);
            assertThat(new String(header.array(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo(large ? "RF64" : "RIFF");
            assertThat(header.getInt(76)).isEqualTo(large ? -1 : (int) (samples * 4));
            assertThat(header.getLong(28)).isEqualTo(large ? samples * 4 : 0);
        }
        assertThat(WavWriter.repair(file)).isEqualTo(samples);
        try (WavReader reader = WavReader.open(file)) {
            assertThat(reader.samplesPerChannel()).isEqualTo(samples);
        }
    }

    @Test
    void shouldHaveOneWriter() throws Exception {
        try (WavWriter wav = WavWriter.create(file, RATE, 2)) {
            wav.write(FRAME);
            assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> WavWriter.create(file, RATE, 2))
                    .withMessageContaining("is being written by another writer");
            assertThatIOException().isThrownBy(() -> WavWriter.append(file, RATE, 2));
            assertThatIOException().isThrownBy(() -> WavWriter.repair(file));
        }
        assertThat(samples(file)).hasSize(4);
    }

    @Test
    void shouldNameTheArgumentWhenItIsWrong() throws Exception {
        assertThatIllegalArgumentException().isThrownBy(() -> WavWriter.create(file, 0, 1))
                .withMessageStartingWith("sampleRate is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> WavWriter.append(file, RATE, 256))
                .withMessageStartingWith("numChannels is 256");
        assertThat(file).doesNotExist();
        try (WavWriter wav = WavWriter.create(file, RATE, 2)) {
            assertThatIllegalArgumentException().isThrownBy(() -> wav.write(AudioFrame.silence(RATE, 1, 80)))
                    .withMessageContaining("does not fit this file: it has 2 channels at 8000 Hz");
            assertThatIllegalArgumentException().isThrownBy(() -> wav.writeSilence(-1)).withMessageStartingWith("count is -1");
            assertThatIllegalArgumentException().isThrownBy(() -> wav.writeSilence(Long.MAX_VALUE));
        }
    }

    @Test
    void shouldKeepWhatItHasWhenItsThreadIsInterrupted() throws Exception {
        try (WavWriter wav = WavWriter.create(file, RATE, 2)) {
            wav.write(FRAME);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> wav.write(FRAME)).isInstanceOf(IOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        try (WavWriter wav = WavWriter.append(file, RATE, 2)) {
            assertThat(wav.samplesPerChannel()).isBetween(2L, 4L);
        }
    }
}
