package org.livekit4j.examples.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.audio.AudioFrame;

/** Recordings on a disk that becomes full, and has room again. */
class AudioRecordingTest {
    private static final int HEADER_BYTES = 80;
    private static final int RATE = 8_000;
    private static final int FRAME = RATE / 100;
    private static final int DISK = 1 << 20;

    private final FileSystem disk = Jimfs
            .newFileSystem(Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(DISK).build());
    private final Path folder = disk.getPath("/recordings");
    private final AudioRecording recording = new AudioRecording(folder.resolve("x.raw"), 5_000);
    private long now = 1_000_000_000_000L;

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    /** Audio of that many seconds, as it comes. */
    private void speak(int seconds) {
        short[] samples = new short[FRAME];
        Arrays.fill(samples, (short) 7);
        for (int i = 0; i < 100 * seconds; i++) {
            now += 10_000_000;
            recording.add(new AudioFrame(samples, RATE, 1), now);
            recording.ready(now);
        }
    }

    private short[] samples(Path wav) throws IOException {
        byte[] bytes = Files.readAllBytes(wav);
        short[] samples = new short[(bytes.length - HEADER_BYTES) / 2];
        ByteBuffer.wrap(bytes, HEADER_BYTES, 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static long sounding(short[] samples, int fromSecond, int toSecond) {
        return IntStream.range(fromSecond * RATE, toSecond * RATE).filter(i -> samples[i] == 7).count();
    }

    private Path fill() throws IOException {
        Path filler = disk.getPath("/filler");
        try (var out = Files.newOutputStream(filler)) {
            for (;;) {
                out.write(new byte[512]);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    @Test
    void shouldBeAsLongAsItWasSpokenWhenTheDiskWasFullForAWhile() throws IOException {
        speak(10);
        Path filler = fill();
        speak(20);
        Files.delete(filler);
        speak(28);
        short[] samples = samples(recording.finish().orElseThrow());

        assertThat(samples).hasSize(58 * RATE);
        assertThat(sounding(samples, 0, 10)).isEqualTo(10 * RATE);
        assertThat(sounding(samples, 12, 29)).isZero();
        assertThat(sounding(samples, 31, 58)).isEqualTo(27 * RATE);
    }

    @Test
    void shouldKeepWhatItHasWhenTheDiskStaysFull() throws IOException {
        speak(10);
        fill();
        speak(20);
        short[] samples = samples(recording.finish().orElseThrow());

        assertThat(samples).hasSizeGreaterThanOrEqualTo(10 * RATE).hasSizeLessThan(12 * RATE);
        assertThat(sounding(samples, 0, 10)).isEqualTo(10 * RATE);
    }

    @Test
    void shouldBeginWhenThereIsRoom() throws IOException {
        Path filler = fill();
        speak(5);
        Files.delete(filler);
        speak(5);
        short[] samples = samples(recording.finish().orElseThrow());

        assertThat(samples).hasSize(10 * RATE);
        assertThat(sounding(samples, 7, 10)).isEqualTo(3 * RATE);
    }

    @Test
    void shouldWriteOnWhenItsThreadIsInterrupted() throws IOException {
        speak(1);
        Thread.currentThread().interrupt();
        speak(1);
        assertThat(Thread.interrupted()).isTrue();
        speak(2);
        short[] samples = samples(recording.finish().orElseThrow());

        assertThat(samples).hasSize(4 * RATE);
        assertThat(sounding(samples, 3, 4)).isEqualTo(RATE);
    }

    @Test
    void shouldLeaveNothingWhenNobodySpoke() {
        assertThat(recording.finish()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void shouldFinishWhatAProcessBeforeHasLeft() throws IOException {
        speak(3);
        Path left = folder.resolve("left.raw");
        Files.copy(folder.resolve("x.raw"), left);
        Files.createFile(folder.resolve("empty.raw"));

        LeftRecordings.finish(folder);
        LeftRecordings.finish(disk.getPath("/no/such/folder"));

        assertThat(samples(folder.resolve("left.wav"))).hasSize(3 * RATE);
        assertThat(folder.resolve("x.raw")).as("is being written").exists();
    }
}
