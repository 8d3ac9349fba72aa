package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.audio.WavReader;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.recorder.internal.FileNames.Subject;

class FileChainTest {
    private static final int FRAME = 480;
    private static final int SECOND = 48_000;

    @TempDir
    Path folder;

    private final Watched watched = new Watched();
    private long nanos = 1_000_000_000L;

    private FileChain chain(RecordingOptions options) {
        return chain(options, path -> AudioFormats.open(options.format(), path, 1, 48_000));
    }

    private FileChain chain(RecordingOptions options, FileChain.Opener opener) {
        return new FileChain(new FileNames(options.folder(), "x", options.format()), new Subject("hall", "ada", "voice", ""),
                options,
                opener, watched, () -> nanos);
    }

    private RecordingOptions options() {
        return RecordingOptions.of(folder).withMinFreeBytes(0);
    }

    /** Frames of one value, and the time they take. */
    private void write(FileChain chain, int frames) {
        for (int i = 0; i < frames; i++) {
            chain.audio(chain.next(), frame());
            nanos += TimeUnit.MILLISECONDS.toNanos(10);
        }
    }

    private static short[] frame() {
        short[] samples = new short[FRAME];
        Arrays.fill(samples, (short) 7);
        return samples;
    }

    private static long samples(RecordedFile file) throws IOException {
        try (WavReader wav = WavReader.open(file.path())) {
            return wav.samplesPerChannel();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldHaveATemporaryNameUntilItIsComplete() throws Exception {
        FileChain chain = chain(options());
        assertThat(names()).isEmpty();
        write(chain, 10);
        assertThat(names()).containsExactly("x.wav.part");
        assertThat(chain.file()).hasValueSatisfying(file -> {
            assertThat(file.complete()).isFalse();
            assertThat(file.duration()).isEqualTo(Duration.ofMillis(100));
        });
        chain.finish();
        chain.finish();
        assertThat(names()).containsExactly("x.wav");
        assertThat(watched.completed).singleElement().satisfies(file -> {
            assertThat(file.complete()).isTrue();
            assertThat(file.path()).isEqualTo(folder.resolve("x.wav"));
            assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
            assertThat(file.participant()).isEqualTo("ada");
            assertThat(samples(file)).isEqualTo(10 * FRAME);
        });
        assertThat(chain.file()).isEmpty();
    }

    @Test
    void shouldHaveNoFileWhenNothingCame() throws Exception {
        chain(options()).finish();
        assertThat(names()).isEmpty();
        assertThat(watched.completed).isEmpty();
    }

    @Test
    void shouldFillGapsWithSilenceAndCountIt() throws Exception {
        FileChain chain = chain(options());
        write(chain, 1);
        chain.audio(SECOND, frame());
        chain.finish();
        assertThat(watched.completed.getFirst().silence()).isEqualTo(Duration.ofMillis(990));
        assertThat(watched.completed.getFirst().duration()).isEqualTo(Duration.ofMillis(1_010));
        assertThat(samples(watched.completed.getFirst())).isEqualTo(SECOND + FRAME);
    }

    @Test
    void shouldLoseWhatOverlapsWhenItComesTooLate() throws Exception {
        FileChain chain = chain(options());
        chain.silence(SECOND);
        chain.audio(SECOND - 100, frame());
        chain.audio(0, frame());
        chain.finish();
        assertThat(samples(watched.completed.getFirst())).isEqualTo(SECOND + FRAME - 100);
        assertThat(watched.lostSamples).isEqualTo(100 + FRAME);
        assertThat(watched.completed.getFirst().lostAudio()).isEqualTo(OpenFile.duration(100 + FRAME));
    }

    @Test
    void shouldBeginTheNextFileWhenOneIsLongEnough() throws Exception {
        FileChain chain = chain(options().withMaxFileDuration(Duration.ofSeconds(1)));
        write(chain, 250);
        chain.finish();
        assertThat(watched.completed).extracting(RecordedFile::duration).containsExactly(Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(500));
        assertThat(names()).containsExactly("x-2.wav", "x-3.wav", "x.wav");
        assertThat(Duration.between(watched.completed.get(0).start(), watched.completed.get(2).start()))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldBeginTheNextFileWhenOneIsLargeEnough() {
        FileChain chain = chain(options().withMaxFileBytes(100_000));
        write(chain, 250);
        chain.finish();
        assertThat(watched.completed).hasSize(3).extracting(RecordedFile::bytes).allMatch(bytes -> bytes < 102_000);
        assertThat(watched.completed.stream().mapToLong(file -> file.duration().toMillis()).sum()).isEqualTo(2_500);
    }

    @Test
    void shouldSpreadALongGapOverFiles() {
        FileChain chain = chain(options().withMaxFileDuration(Duration.ofSeconds(10)));
        chain.audio(25L * SECOND, frame());
        chain.finish();
        assertThat(watched.completed).hasSize(3);
        assertThat(watched.completed.get(1).silence()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void shouldFailOnceAndCountWhatIsLostWhenTheDiskIsFull() throws Exception {
        try (FileSystem disk = Jimfs
                .newFileSystem(Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(200_000).build())) {
            RecordingOptions options = RecordingOptions.of(disk.getPath("/out")).withMinFreeBytes(0);
            FileChain chain = chain(options);
            write(chain, 500);

            assertThat(watched.failures).hasSize(1);
            assertThat(watched.completed).isNotEmpty().allMatch(RecordedFile::complete);
            assertThat(watched.recoveries).isZero();
            assertThat(chain.file()).isEmpty();

            Files.delete(watched.completed.getFirst().path());
            write(chain, 150);
            assertThat(watched.recoveries).isEqualTo(1);
            chain.finish();
            long written = watched.completed.stream().mapToLong(file -> file.duration().toMillis()).sum();
            assertThat(written + OpenFile.duration(watched.lostSamples).toMillis()).isEqualTo(6_500);
            assertThat(watched.completed.getLast().lostAudio()).isPositive();
        }
    }

    @Test
    void shouldLeaveSoMuchOfTheDiskFree() throws Exception {
        FileChain chain = chain(options().withMinFreeBytes(Long.MAX_VALUE));
        write(chain, 300);
        chain.finish();
        assertThat(watched.failures).singleElement().asString().contains("the disk is full")
                .contains("bytes are free in " + folder);
        assertThat(watched.lostSamples).isEqualTo(300 * FRAME);
        assertThat(names()).isEmpty();
    }

    @Test
    void shouldTryAgainEachSecondWhenAFileCannotBeOpened() {
        List<Path> tried = new ArrayList<>();
        FileChain chain = chain(options(), path -> {
            tried.add(path);
            throw new IOException("no such encoder");
        });
        write(chain, 350);
        chain.finish();
        assertThat(tried).hasSize(4);
        assertThat(watched.failures).containsExactly("no such encoder");
        assertThat(watched.recoveries).isEqualTo(1);
        assertThat(tried).allMatch(Files::notExists);
    }

    @Test
    void shouldKeepWhatWasWrittenWhenAWriteFails() throws Exception {
        FailingFile[] made = new FailingFile[1];
        FileChain chain = chain(options(), path -> made[0] = new FailingFile(new WavFile(path, 1)));
        write(chain, 100);
        made[0].fails = true;
        write(chain, 1);
        assertThat(watched.failures).containsExactly("the cable is gone");
        assertThat(watched.completed).hasSize(1);
        assertThat(samples(watched.completed.getFirst())).isEqualTo(100 * FRAME);
        write(chain, 200);
        chain.finish();
        assertThat(watched.completed).hasSize(2);
        assertThat(made[0].abandoned).isFalse();
    }

    @Test
    void shouldKnowHowLongItIsWhenItIsOfDays() {
        assertThat(OpenFile.duration(100L * 3_600 * SECOND + FRAME)).isEqualTo(Duration.ofHours(100).plusMillis(10));
    }

    @Test
    void shouldBeLostWhenItComesAfterTheEnd() {
        FileChain chain = chain(options());
        chain.finish();
        write(chain, 2);
        assertThat(watched.lostSamples).isEqualTo(2 * FRAME);
        assertThat(watched.started).isEmpty();
    }

    /** A file whose writes fail from then on. */
    private static final class FailingFile implements MediaFile {
        private final MediaFile file;
        private boolean fails;
        private boolean abandoned;

        FailingFile(MediaFile file) {
            this.file = file;
        }

        @Override
        public void audio(short[] samples) throws IOException {
            if (fails) {
                throw new IOException("the cable is gone");
            }
            file.audio(samples);
        }

        @Override
        public void silence(long count) throws IOException {
            file.silence(count);
        }

        @Override
        public long bytes() {
            return file.bytes();
        }

        @Override
        public void finish() throws IOException {
            file.finish();
        }

        @Override
        public void abandon() {
            abandoned = true;
            file.abandon();
        }
    }

    @Test
    void shouldHaveAFormatForEachOfJavasFormats() throws Exception {
        for (RecordingFormat format : RecordingFormat.values()) {
            if (!format.video()) {
                FileChain chain = chain(options().withFormat(format));
                write(chain, 100);
                chain.finish();
                assertThat(watched.completed.getLast().path()).hasFileName("x." + format.extension());
            }
        }
    }
}
