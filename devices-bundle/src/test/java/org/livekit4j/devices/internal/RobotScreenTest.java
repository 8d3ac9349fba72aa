package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.ScreenOptions;
import org.livekit4j.devices.ScreenRegion;

@Timeout(60)
class RobotScreenTest {
    private final Ticker ticker = new Ticker();
    private final FakeVideo video = new FakeVideo();

    private RobotScreen open(ScreenDevices.Grabber grabber) {
        RobotScreen screen = new RobotScreen(
                new ScreenDevices.Opened(new Device(DeviceKind.SCREEN, "fake", ""), new ScreenRegion(0, 0, 4, 4), grabber),
                ScreenOptions.DEFAULTS.withFramesPerSecond(60), video.video(), _ -> {
                });
        screen.start(ticker);
        return screen;
    }

    @Test
    void shouldCaptureBlueGreenRedWhenTheScreenHasPixels() throws InterruptedException {
        int[] pixels = new int[16];
        Arrays.fill(pixels, 0x112233);
        RobotScreen screen = open(() -> pixels);

        assertThat(video.captured.take()).hasSize(64).startsWith(0x33, 0x22, 0x11, 0);
        await().until(() -> screen.statistics().capturedFrames() > 2);
        screen.close();
        assertThat(screen.awaitEnd()).isEqualTo(new DeviceEnd(Reason.CLOSED, ""));
        assertThat(video.closed.getCount()).isZero();
    }

    @Test
    void shouldBeLostWhenThePicturesFail() throws InterruptedException {
        RobotScreen screen = open(() -> {
            throw new SecurityException("not allowed");
        });

        assertThat(screen.awaitEnd())
                .isEqualTo(new DeviceEnd(Reason.LOST, "java.lang.SecurityException: not allowed"));
    }

    @Test
    void shouldEndWithTheServiceWhenItsSourceIsClosed() throws InterruptedException {
        video.gone = true;

        assertThat(open(() -> new int[16]).awaitEnd().reason()).isEqualTo(Reason.SERVICE_STOPPED);
    }
}
