package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.LiveKitException;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.testing.files.MediaProbe;
import org.livekit4j.testing.files.Sound;

/** Files with pictures as other programs read them. */
class FfmpegFileTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final int PICTURE = WIDTH * HEIGHT * 3 / 2;
    private static final int STEP_MS = 40;
    /** How far an encoder may be off. */
    private static final int TOLERANCE = 12;

    @TempDir
    Path folder;

    @BeforeEach
    void requireFfmpeg() {
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
    }

    private RecordingOptions options(RecordingFormat format) {
        return RecordingOptions.of(folder).withFormat(format).withMinFreeBytes(0);
    }

    private FfmpegFile open(RecordingFormat format, Path path) throws IOException {
        RecordingOptions options = options(format);
        return new FfmpegFile(Ffmpeg.find(options, RecorderService.searchPath()), options, path, WIDTH, HEIGHT);
    }

    /** Dark at first, and light from the third second on. */
    private static byte[] picture(long timeMs) {
        byte[] i420 = new byte[PICTURE];
        Arrays.fill(i420, 0, WIDTH * HEIGHT, (byte) (timeMs < 2_000 ? 60 : 180));
        Arrays.fill(i420, WIDTH * HEIGHT, WIDTH * HEIGHT * 5 / 4, (byte) 90);
        Arrays.fill(i420, WIDTH * HEIGHT * 5 / 4, PICTURE, (byte) 200);
        return i420;
    }

    private static void write(FfmpegFile file, long fromMs, long toMs) throws IOException {
        for (long at = fromMs; at < toMs; at += STEP_MS) {
            file.picture(picture(at), at);
            file.audio(Sound.tone(at < 2_000 ? 440 : 880, at * 48, STEP_MS * 48));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBM_VP8_OPUS", "MP4_H264_AAC"})
    void shouldHaveSoundAndPicturesOfTheSameTime(RecordingFormat format) throws Exception {
        Path path = folder.resolve("x." + format.extension());
        FfmpegFile file = open(format, path);
        write(file, 0, 4_000);
        file.finish();

        assertThat(MediaProbe.codecs(path)).containsExactlyInAnyOrderElementsOf(
                format == RecordingFormat.MP4_H264_AAC ? List.of("h264", "aac") : List.of("vp8", "opus"));
        assertThat(MediaProbe.duration(path)).isCloseTo(4.0, within(0.05));
        short[] sound = MediaProbe.samples(path);
        assertThat(Sound.peak(sound, 0)).isCloseTo(440, within(15));
        assertThat(Sound.peak(sound, 2 * Sound.RATE + 4_800)).isCloseTo(880, within(15));
        byte[] pictures = MediaProbe.pictures(path);
        assertThat(pictures.length / PICTURE).isEqualTo(4_000 / STEP_MS);
        assertThat(lightFrom(pictures)).isEqualTo(2_000 / STEP_MS);
        assertThat(Byte.toUnsignedInt(pictures[WIDTH * HEIGHT + 100])).isCloseTo(90, within(TOLERANCE));
        assertThat(Byte.toUnsignedInt(pictures[WIDTH * HEIGHT * 5 / 4 + 100])).isCloseTo(200, within(TOLERANCE));
    }

    /** The number of the first picture that is light. */
    private static int lightFrom(byte[] pictures) {
        for (int i = 0; i < pictures.length / PICTURE; i++) {
            if (Byte.toUnsignedInt(pictures[i * PICTURE + PICTURE / 3]) > 120) {
                return i;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBM_VP8_OPUS", "MP4_H264_AAC"})
    void shouldKeepItsTimesWhenPicturesAreMissingInTheMiddle(RecordingFormat format) throws Exception {
        Path path = folder.resolve("x." + format.extension());
        FfmpegFile file = open(format, path);
        write(file, 0, 1_000);
        file.audio(Sound.tone(440, 48_000, 48_000));
        write(file, 2_000, 3_000);
        file.finish();
        assertThat(MediaProbe.duration(path)).isCloseTo(3.0, within(0.05));
        assertThat(MediaProbe.samples(path).length / 48_000.0).isCloseTo(3.0, within(0.05));
        assertThat(MediaProbe.pictures(path).length / PICTURE).isEqualTo(2_000 / STEP_MS);
        assertThat(MediaProbe.pictureTimes(path).get(1_000 / STEP_MS)).isCloseTo(2.0, within(0.05));
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBM_VP8_OPUS", "MP4_H264_AAC"})
    void shouldSaySoAndLeaveAFileThatCanBePlayedWhenFfmpegIsKilled(RecordingFormat format) throws Exception {
        Path path = folder.resolve("x." + format.extension());
        FfmpegFile file = open(format, path);
        long[] at = {0};
        while (Files.notExists(path) || Files.size(path) < 40_000) {
            write(file, at[0], at[0] + 1_000);
            at[0] += 1_000;
        }
        file.process().destroyForcibly().waitFor();
        assertThatThrownBy(() -> {
            while (true) {
                write(file, at[0], at[0] + 1_000);
                at[0] += 1_000;
            }
        }).isInstanceOf(IOException.class).hasMessageContaining("ffmpeg has ended with exit code 137");
        file.abandon();
        assertThat(Sound.peak(MediaProbe.samples(path), 0)).isCloseTo(440, within(15));
        assertThat(MediaProbe.pictures(path).length).isGreaterThan(10 * PICTURE);
    }

    @Test
    void shouldSayWhatToInstallWhenThereIsNoFfmpeg() {
        assertThatExceptionOfType(LiveKitException.class)
                .isThrownBy(() -> Ffmpeg.find(options(RecordingFormat.MP4_H264_AAC), folder.toString()))
                .withMessageContaining("MP4_H264_AAC takes the program ffmpeg").withMessageContaining("apt-get install ffmpeg")
                .withMessageNotContaining("\n");
    }

    @Test
    void shouldSayWhatToInstallWhenItIsNoFfmpegOrCannotEncode() throws Exception {
        assertThatExceptionOfType(LiveKitException.class)
                .isThrownBy(() -> Ffmpeg.find(options(RecordingFormat.MP4_H264_AAC).withFfmpeg(folder.resolve("none")), ""))
                .withMessageContaining("cannot be run").withMessageContaining("apt-get install ffmpeg");
        Path other = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\necho ' V..... mpeg4  MPEG-4'\n");
        assertThat(other.toFile().setExecutable(true)).isTrue();
        assertThatExceptionOfType(LiveKitException.class)
                .isThrownBy(() -> Ffmpeg.find(options(RecordingFormat.WEBM_VP8_OPUS), folder.toString()))
                .withMessageContaining("libvpx").withMessageContaining(other.toString());
    }
}
