package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.testing.files.MediaProbe;
import org.livekit4j.testing.files.Sound;

/** Files of a process that was killed in the middle. */
class KilledProcessTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @BeforeEach
    void requireDecoder() {
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
    }

    private Process start(RecordingFormat format) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Endless.class.getName(), folder.toString(), format.name())
                .redirectErrorStream(true).redirectOutput(folder.resolveSibling(format + ".log").toFile()).start();
    }

    private Path part() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElse(folder);
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveAFileThatCanBePlayed(RecordingFormat format) throws Exception {
        Process process = start(format);
        try {
            long enough = format == RecordingFormat.WAV ? 1_000_000 : 40_000;
            await().atMost(TIMEOUT).until(() -> !process.isAlive() || Files.size(part()) > enough);
            assertThat(process.isAlive()).as(() -> log(format)).isTrue();
        } finally {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroyForcibly().waitFor();
            children.forEach(child -> child.onExit().join()); // ffmpeg completes its file by itself
        }
        Path left = part();
        assertThat(left.getFileName().toString()).endsWith("." + format.extension() + PartFile.SUFFIX);
        short[] sound = MediaProbe.samples(left);
        assertThat(sound.length).isGreaterThan(Sound.RATE);
        assertThat(Sound.peak(sound, 0)).isCloseTo(Endless.HERTZ, within(15));
        if (format.video()) {
            assertThat(MediaProbe.pictures(left).length).isGreaterThan(20 * Endless.WIDTH * Endless.HEIGHT * 3 / 2);
        }

        LeftFiles.complete(folder);
        Path whole = folder.resolve("endless." + format.extension());
        assertThat(part()).isEqualTo(whole);
        short[] wholeSound = MediaProbe.samples(whole);
        assertThat(wholeSound).hasSizeGreaterThanOrEqualTo(sound.length);
        assertThat(MediaProbe.duration(whole)).isCloseTo(wholeSound.length / (double) Sound.RATE, within(0.3));
    }

    private String log(RecordingFormat format) {
        try {
            return Files.readString(folder.resolveSibling(format + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Records until it is killed. */
    static final class Endless {
        static final int HERTZ = 440;
        static final int WIDTH = 160;
        static final int HEIGHT = 120;
        private static final int FRAME = 480;

        private Endless() {}

        public static void main(String[] args) throws InterruptedException {
            RecordingFormat format = RecordingFormat.valueOf(args[1]);
            RecordingOptions options = RecordingOptions.of(Path.of(args[0])).withFormat(format).withMinFreeBytes(0);
            FileChain chain = new FileChain(new FileNames(options.folder(), "endless", format),
                    new FileNames.Subject("hall", "ada", "voice", ""), options, path -> open(options, path), new Watched(),
                    System::nanoTime);
            byte[] picture = new byte[WIDTH * HEIGHT * 3 / 2];
            for (long at = 0;; at += FRAME) {
                if (format.video() && at % (4 * FRAME) == 0) {
                    new Random(at).nextBytes(picture);
                    chain.picture(picture, at * 1_000 / Sound.RATE);
                }
                chain.audio(at, Sound.tone(HERTZ, at, FRAME));
                Thread.sleep(1); // faster than it is played, but not without end
            }
        }

        private static MediaFile open(RecordingOptions options, Path path) throws IOException {
            return options.format().video()
                    ? new FfmpegFile(Ffmpeg.find(options, RecorderService.searchPath()), options, path, WIDTH, HEIGHT)
                    : AudioFormats.open(options.format(), path, 1, options.audioBitrate());
        }
    }
}
