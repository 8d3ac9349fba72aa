package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;

/** With children that do what {@code ffmpeg} does at its worst. */
@Timeout(120)
class FfmpegCameraTest {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final int PICTURE = 16 * 16 * 3 / 2;

    private final FakeVideo video = new FakeVideo();
    private final Ticker ticker = new Ticker();
    private FfmpegCamera camera;

    @BeforeEach
    void needShell() {
        assumeTrue(Files.isExecutable(SHELL), "there is no shell here");
    }

    private FfmpegCamera open(String script, CameraOptions options) {
        camera = new FfmpegCamera(new Device(DeviceKind.CAMERA, "fake", ""), List.of(SHELL.toString(), "-c", script),
                options.withSize(16, 16), video.video(), _ -> {
                });
        camera.start(ticker);
        return camera;
    }

    @AfterEach
    void close() {
        if (camera != null) {
            camera.close();
            assertThat(video.closed.getCount()).isZero();
            assertThat(camera.exitCode()).isPresent();
        }
        ticker.close();
    }

    @Test
    void shouldCaptureWholeFramesAndCompleteWhenTheChildEndsWell() throws InterruptedException {
        open("head -c " + (2 * PICTURE + 5) + " /dev/zero", CameraOptions.DEFAULTS).awaitFirstFrame();

        assertThat(camera.awaitEnd()).isEqualTo(new DeviceEnd(Reason.COMPLETED, ""));
        assertThat(video.captured).hasSize(2).allSatisfy(plane -> assertThat(plane).hasSize(256).containsOnly(0));
        assertThat(camera.statistics().capturedFrames()).isEqualTo(2);
        assertThat(camera.exitCode()).hasValue(0);
    }

    @Test
    void shouldSayTheExitCodeAndTheLastLinesWhenTheChildFailsAtOnce() {
        open("echo 'no such camera: rtsp://ada:pw@host token=hidden' >&2; exit 3", CameraOptions.DEFAULTS);

        assertThatExceptionOfType(DeviceException.class).isThrownBy(camera::awaitFirstFrame)
                .withMessageContaining("ffmpeg has ended with exit code 3").withMessageContaining("no such camera: rtsp://")
                .withMessageNotContainingAny("pw", "hidden");
        assertThat(camera.exitCode()).hasValue(3);
    }

    @Test
    void shouldBeLostOnceWhenTheChildIsKilledInTheMiddle() throws InterruptedException {
        open("while :; do head -c " + PICTURE + " /dev/zero; done", CameraOptions.DEFAULTS).awaitFirstFrame();
        ProcessHandle.of(camera.pid()).orElseThrow().destroyForcibly();

        assertThat(camera.awaitEnd().reason()).isEqualTo(Reason.LOST);
        assertThat(camera.awaitEnd().detail()).startsWith("ffmpeg has ended with exit code 137");
        assertThat(camera.exitCode()).hasValue(137);
    }

    @Test
    void shouldBeLostWhenTheChildGivesNoMoreFrames() throws InterruptedException {
        open("head -c " + PICTURE + " /dev/zero; exec sleep 600", CameraOptions.DEFAULTS.withLostAfterMs(500)).awaitFirstFrame();

        assertThat(camera.awaitEnd()).isEqualTo(new DeviceEnd(Reason.LOST, "it has given no frame for 500 ms"));
    }

    @Test
    void shouldSayThatNoFrameCameWhenTheChildGivesNone() {
        open("echo waiting >&2; exec sleep 600", CameraOptions.DEFAULTS.withStartTimeoutMs(500));

        assertThatExceptionOfType(DeviceException.class).isThrownBy(camera::awaitFirstFrame)
                .withMessageContaining("no frame came in 500 ms");
    }

    @Test
    void shouldEndTheChildWhenItIsClosedAndTheChildIgnoresIt() throws InterruptedException {
        open("trap '' TERM; while :; do head -c " + PICTURE + " /dev/zero 2>/dev/null; done", CameraOptions.DEFAULTS)
                .awaitFirstFrame();
        camera.close();

        assertThat(camera.awaitEnd()).isEqualTo(new DeviceEnd(Reason.CLOSED, ""));
        assertThat(camera.exitCode()).isPresent();
    }

    @Test
    void shouldKeepTheLastLinesOnlyWhenTheChildSaysMuch() throws InterruptedException {
        open("i=0; while [ $i -lt 300 ]; do echo line $i >&2; i=$((i+1)); done; head -c 5000 /dev/zero | tr '\\0' x >&2;"
                + " echo >&2; printf 'end\\033[2J' >&2; head -c " + PICTURE + " /dev/zero; exec sleep 600",
                CameraOptions.DEFAULTS)
                .awaitFirstFrame();

        await().until(() -> camera.log().size() == 50);
        camera.close();
        await().until(() -> camera.log().getLast().equals("end\\u001b[2J"));
        assertThat(camera.log()).hasSize(50).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(500));
    }

    @Test
    void shouldEndWithTheServiceWhenItsSourceIsClosed() throws InterruptedException {
        video.gone = true;
        open("while :; do head -c " + PICTURE + " /dev/zero; done", CameraOptions.DEFAULTS);

        assertThat(camera.awaitEnd().reason()).isEqualTo(Reason.SERVICE_STOPPED);
    }
}
