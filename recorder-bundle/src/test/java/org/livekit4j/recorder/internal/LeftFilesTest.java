package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.audio.opus.OggPage;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.internal.FileNames.Subject;
import org.livekit4j.testing.files.MediaProbe;
import org.livekit4j.testing.files.Sound;

/** Files of sound whose writer is gone. {@link KilledProcessTest} has those of a process that was killed. */
class LeftFilesTest {
    private static final int FRAME = 480;
    private static final int SECONDS = 4;

    @TempDir
    Path folder;

    /** As it is in the middle of a recording, cut off by so many bytes. */
    private Path leave(RecordingFormat format, int seconds, long cutBytes) throws IOException {
        Path open = folder.resolve("open");
        MediaFile file = AudioFormats.open(format, open, 1, 48_000);
        for (int at = 0; at < seconds * Sound.RATE; at += FRAME) {
            file.audio(Sound.tone(440, at, FRAME));
        }
        Path left = folder.resolve("left." + format.extension() + PartFile.SUFFIX);
        Files.copy(open, left);
        file.abandon();
        Files.delete(open);
        try (FileChannel channel = FileChannel.open(left, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - cutBytes);
        }
        return left;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"WAV, 0, 4", "WAV, 1, 4", "OGG_OPUS, 0, 3", "OGG_OPUS, 100, 2", "WEBM_OPUS, 0, 3", "WEBM_OPUS, 100, 2"})
    void shouldBeCompletedUpToTheirLastWholePiece(RecordingFormat format, int cutBytes, int seconds) throws Exception {
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
        leave(format, SECONDS, cutBytes);
        LeftFiles.complete(folder);

        assertThat(names()).containsExactly("left." + format.extension());
        Path whole = folder.resolve("left." + format.extension());
        short[] sound = MediaProbe.samples(whole);
        assertThat(sound.length / (double) Sound.RATE).isCloseTo(seconds, within(0.05));
        assertThat(Sound.peak(sound, Sound.RATE)).isCloseTo(440, within(15));
        assertThat(MediaProbe.duration(whole)).isCloseTo(sound.length / (double) Sound.RATE, within(0.05));
    }

    @Test
    void shouldSayThatItsLastPageIsTheLastOneWhenItIsOgg() throws Exception {
        leave(RecordingFormat.OGG_OPUS, SECONDS, 0);
        LeftFiles.complete(folder);
        try (FileChannel file = FileChannel.open(folder.resolve("left.ogg"))) {
            OggPage page = new OggPage();
            for (long at = 0; at < file.size(); at += page.length()) {
                assertThat(page.read(file, at)).isEqualTo(OggPage.Found.PAGE);
            }
            assertThat(page.isLast()).isTrue();
        }
    }

    @Test
    void shouldStateItsDurationWhenTheProcessWasKilledBeforeItCould() throws Exception {
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
        Path left = leave(RecordingFormat.WEBM_OPUS, SECONDS, 0);
        byte[] bytes = Files.readAllBytes(left);
        int duration = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u0044\u0089\u0088") + 3;
        Arrays.fill(bytes, duration, duration + Double.BYTES, (byte) 0);
        Files.write(left, bytes);
        LeftFiles.complete(folder);
        assertThat(MediaProbe.duration(folder.resolve("left.webm"))).isCloseTo(3, within(0.05));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "OGG_OPUS", "WEBM_OPUS"})
    void shouldBeDeletedWhenNothingIsInThem(RecordingFormat format) throws Exception {
        leave(format, 0, 0);
        LeftFiles.complete(folder);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OGG_OPUS", "WEBM_OPUS"})
    void shouldStayAsTheyAreWhenTheyAreDamagedInTheMiddle(RecordingFormat format) throws Exception {
        Path left = leave(format, 40, 0);
        byte[] bytes = Files.readAllBytes(left);
        Arrays.fill(bytes, 20_000, 40_000, (byte) 0);
        Files.write(left, bytes);
        LeftFiles.complete(folder);
        assertThat(names()).containsExactly(left.getFileName().toString());
        assertThat(left).hasBinaryContent(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.mp4.part", "film.webm.part", "song.ogg.part", "song.wav.part", "other.part"})
    void shouldStayAsTheyAreWhenAnotherProgramWritesThem(String name) throws Exception {
        Files.writeString(folder.resolve(name), "a download of a browser, which goes on");
        LeftFiles.complete(folder);
        assertThat(names()).containsExactly(name);
        Files.writeString(folder.resolve(name), "");
        LeftFiles.complete(folder);
        assertThat(names()).containsExactly(name);
    }

    @Test
    void shouldStayAsTheyAreWhileTheyAreWritten() throws Exception {
        RecordingOptions options = RecordingOptions.of(folder).withFormat(RecordingFormat.OGG_OPUS).withMinFreeBytes(0);
        FileChain chain = new FileChain(new FileNames(folder, "x", options.format()), new Subject("", "", "", ""), options,
                path -> AudioFormats.open(options.format(), path, 1, 48_000), new Watched(), System::nanoTime);
        chain.audio(0, Sound.tone(440, 0, 3 * Sound.RATE));
        LeftFiles.complete(folder);
        assertThat(names()).containsExactly("x.ogg.part");
        chain.finish();
        assertThat(names()).containsExactly("x.ogg");
    }

    @Test
    void shouldHaveANameOfTheirOwnWhenThereIsSuchAFile() throws Exception {
        leave(RecordingFormat.WAV, 1, 0);
        Files.writeString(folder.resolve("left.wav"), "complete");
        LeftFiles.complete(folder);
        assertThat(names()).containsExactly("left-2.wav", "left.wav");
        assertThat(folder.resolve("left.wav")).hasContent("complete");
    }
}
