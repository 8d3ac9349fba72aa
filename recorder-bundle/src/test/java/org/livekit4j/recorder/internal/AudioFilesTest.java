package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.testing.files.MediaProbe;
import org.livekit4j.testing.files.Sound;

/** Files of sound as other programs read them. */
class AudioFilesTest {
    private static final int FRAME = 480;
    private static final int BITRATE = 48_000;

    @TempDir
    Path folder;

    @BeforeEach
    void requireDecoder() {
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
    }

    private Path file(RecordingFormat format) {
        return folder.resolve("file." + format.extension());
    }

    private static MediaFile open(RecordingFormat format, Path path, int channels) throws IOException {
        return AudioFormats.open(format, path, channels, BITRATE);
    }

    /** @param count samples */
    private static void write(MediaFile file, int hertz, int count) throws IOException {
        for (int at = 0; at < count; at += FRAME) {
            file.audio(Sound.tone(hertz, at, Math.min(FRAME, count - at)));
        }
    }

    @ParameterizedTest
    @CsvSource({"WAV, 0", "WAV, 480", "WAV, 96123", "OGG_OPUS, 480", "OGG_OPUS, 960", "OGG_OPUS, 47999", "OGG_OPUS, 96123",
        "WEBM_OPUS, 1440", "WEBM_OPUS, 960", "WEBM_OPUS, 48000", "WEBM_OPUS, 96123"})
    void shouldHaveExactlyTheSamplesThatWereWrittenWhenItIsDecoded(RecordingFormat format, int count) throws Exception {
        Path path = file(format);
        MediaFile file = open(format, path, 1);
        write(file, 440, count);
        file.finish();

        short[] decoded = MediaProbe.samples(path);
        assertThat(decoded).hasSize(count);
        assertThat(file.bytes()).isEqualTo(Files.size(path));
        if (count > Sound.RATE) {
            assertThat(Sound.peak(decoded, 0)).isCloseTo(440, within(15));
            assertThat(Sound.level(decoded, 0, count)).isCloseTo(Sound.level(Sound.tone(440, 0, count), 0, count), within(600.0));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "OGG_OPUS", "WEBM_OPUS"})
    void shouldStateHowLongItIs(RecordingFormat format) throws Exception {
        Path path = file(format);
        MediaFile file = open(format, path, 1);
        write(file, 300, 3 * Sound.RATE + 100);
        file.finish();
        assertThat(MediaProbe.duration(path)).isCloseTo(3 + 100.0 / Sound.RATE, within(0.03));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "OGG_OPUS", "WEBM_OPUS"})
    void shouldHaveSilenceWhereItWasAskedFor(RecordingFormat format) throws Exception {
        Path path = file(format);
        MediaFile file = open(format, path, 1);
        write(file, 440, Sound.RATE);
        file.silence(Sound.RATE + 7);
        write(file, 880, Sound.RATE);
        file.finish();

        short[] decoded = MediaProbe.samples(path);
        assertThat(decoded).hasSize(3 * Sound.RATE + 7);
        assertThat(Sound.peak(decoded, 0)).isCloseTo(440, within(15));
        assertThat(Sound.level(decoded, Sound.RATE + 2_000, Sound.RATE - 4_000)).isLessThan(20);
        assertThat(Sound.peak(decoded, 2 * Sound.RATE + 7)).isCloseTo(880, within(15));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "OGG_OPUS", "WEBM_OPUS"})
    void shouldBePlayedAsFarAsItWasWrittenWhenItWasNotFinished(RecordingFormat format) throws Exception {
        Path path = file(format);
        MediaFile file = open(format, path, 1);
        write(file, 440, 5 * Sound.RATE);
        short[] meanwhile = MediaProbe.samples(path);
        assertThat(meanwhile.length).isGreaterThan(5 * Sound.RATE - 2 * Sound.RATE).isLessThanOrEqualTo(5 * Sound.RATE);
        assertThat(Sound.peak(meanwhile, Sound.RATE)).isCloseTo(440, within(15));
        file.abandon();
        assertThat(MediaProbe.samples(path).length).isGreaterThanOrEqualTo(meanwhile.length);
    }

    @ParameterizedTest
    @EnumSource(names = {"OGG_OPUS", "WEBM_OPUS"})
    void shouldHaveTwoChannelsWhenTheyDiffer(RecordingFormat format) throws Exception {
        Path path = file(format);
        MediaFile file = open(format, path, 2);
        short[] left = Sound.tone(500, 0, 2 * Sound.RATE);
        short[] both = new short[left.length * 2];
        for (int i = 0; i < left.length; i++) {
            both[2 * i] = left[i];
        }
        file.audio(both);
        file.finish();
        assertThat(MediaProbe.samples(path)).hasSize(left.length);
        assertThat(MediaProbe.codecs(path)).isEqualTo(List.of("opus"));
        assertThat(MediaProbe.channelLevel(path, 0)).isGreaterThan(5_000);
        assertThat(MediaProbe.channelLevel(path, 1)).isLessThan(500);
    }

    @Test
    void shouldBeSmallWhenItIsOpus() throws Exception {
        Path path = file(RecordingFormat.OGG_OPUS);
        MediaFile file = open(RecordingFormat.OGG_OPUS, path, 1);
        write(file, 440, 10 * Sound.RATE);
        file.finish();
        assertThat(Files.size(path)).isLessThan(BITRATE / 8 * 12);
    }
}
