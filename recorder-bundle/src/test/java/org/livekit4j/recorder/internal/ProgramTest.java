package org.livekit4j.recorder.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.recorder.RecordedFile;
import org.livekit4j.recorder.RecordingFormat;
import org.livekit4j.recorder.RecordingOptions;
import org.livekit4j.testing.files.MediaProbe;
import org.livekit4j.testing.files.Sound;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Sound and pictures by one clock, with times that are the test's. */
class ProgramTest {
    private static final int FRAME = 480;
    private static final int FRAME_MS = 10;

    @TempDir
    Path folder;

    private final Watched watched = new Watched();
    private Program program;

    @BeforeEach
    void open() {
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
        RecordingOptions options = RecordingOptions.of(folder).withFormat(RecordingFormat.WEBM_VP8_OPUS).withMinFreeBytes(0)
                .withSize(64, 48);
        Studio studio = new Studio("hall", options, () -> null, () -> null, new Workers(), watched);
        program = new Program(studio, studio.everybody(), Ffmpeg.find(options, RecorderService.searchPath()));
    }

    private static VideoFrame picture(int width, int height, int luma) {
        VideoFrame frame = VideoFrame.allocate(VideoBufferType.I420, width, height);
        frame.plane(0).fill((byte) luma);
        frame.plane(1).fill((byte) 128);
        frame.plane(2).fill((byte) 128);
        return frame;
    }

    private void sound(long fromMs, long toMs, int hertz) {
        for (long at = fromMs; at < toMs; at += FRAME_MS) {
            program.audio(at * 48, Sound.tone(hertz, at * 48, FRAME));
        }
    }

    private void pictures(long fromMs, long toMs, int luma) {
        for (long at = fromMs; at < toMs; at += 40) {
            program.picture(picture(64, 48, luma), program.originNanos() + TimeUnit.MILLISECONDS.toNanos(at));
        }
    }

    private RecordedFile finish() {
        program.finish();
        assertThat(watched.failures).isEmpty();
        assertThat(watched.lostSamples + watched.lostPictures).isZero();
        assertThat(watched.completed).hasSize(1);
        return watched.completed.getFirst();
    }

    private static int luma(byte[] pictures, int number) {
        return Byte.toUnsignedInt(pictures[number * 64 * 48 * 3 / 2 + 24 * 64 + 32]);
    }

    @Test
    void shouldBeInStepWhenThePictureSizeChangesAndPicturesAreMissing() throws Exception {
        pictures(0, 1_000, 60);
        sound(0, 3_000, 440);
        program.picture(picture(128, 96, 200), program.originNanos() + TimeUnit.MILLISECONDS.toNanos(3_000));
        sound(3_000, 4_000, 880);
        RecordedFile file = finish();

        assertThat(file.duration()).hasSeconds(4);
        short[] decoded = MediaProbe.samples(file.path());
        assertThat(Sound.peak(decoded, Sound.RATE)).isCloseTo(440, within(15));
        assertThat(Sound.peak(decoded, 3 * Sound.RATE)).isCloseTo(880, within(15));
        byte[] pictures = MediaProbe.pictures(file.path());
        List<Double> times = MediaProbe.pictureTimes(file.path());
        assertThat(times).hasSize(27);
        assertThat(luma(pictures, 24)).isCloseTo(60, within(10));
        assertThat(luma(pictures, 25)).isCloseTo(200, within(10));
        assertThat(times.get(25)).isCloseTo(3.0, within(0.03));
        assertThat(times.get(26)).isCloseTo(4.0, within(0.03));
    }

    @Test
    void shouldKeepTheSoundThatCameBeforeTheFirstPicture() throws Exception {
        sound(0, 1_000, 440);
        assertThat(program.chain().file()).isEmpty();
        pictures(1_000, 2_000, 100);
        sound(1_000, 2_000, 440);
        RecordedFile file = finish();
        assertThat(MediaProbe.samples(file.path()).length).isCloseTo(2 * Sound.RATE, within(Sound.RATE / 50));
        assertThat(MediaProbe.pictureTimes(file.path()).getFirst()).isCloseTo(1.0, within(0.03));
    }

    @Test
    void shouldHaveSoundWhenThereAreOnlyPictures() throws Exception {
        pictures(0, 40, 100);
        Thread.sleep(300);
        program.keepUp();
        RecordedFile file = finish();
        assertThat(file.silence()).isEqualTo(file.duration()).hasMillis(file.duration().toMillis());
        assertThat(MediaProbe.codecs(file.path())).containsExactlyInAnyOrder("vp8", "opus");
    }
}
