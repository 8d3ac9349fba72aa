package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import org.junit.Assume;
import org.junit.Test;
import org.livekit4j.devices.Camera;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.Devices;
import org.livekit4j.video.Video;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** The devices of a framework, as a service that works with those for audio and video that are there. */
public class DevicesServiceIT extends InFelix {

    @Override
    @Configuration
    public Option[] configuration() {
        return new Option[]{composite(Felix.withLiveKit()), Felix.installed("org.livekit4j.devices"),
            systemProperty("java.awt.headless").value("true")};
    }

    private Camera open() throws InterruptedException {
        try {
            return services().get(Devices.class).openCamera(CameraOptions.ofTestPattern().withSize(64, 64));
        } catch (DeviceException e) {
            boolean missing = e.getMessage().startsWith("there is no program ffmpeg");
            Assume.assumeFalse("no ffmpeg: install the package ffmpeg",
                    missing && !"true".equals(System.getenv("LIVEKIT4J_REQUIRE_SERVER")));
            throw e;
        }
    }

    @Test
    public void shouldEndWithTheVideoServiceAndWorkWithTheNextWhenItsBundleIsRestarted() throws Exception {
        Camera camera = open();
        services().stop("org.livekit4j.video", Video.class);

        assertThat(camera.awaitEnd().reason()).isEqualTo(Reason.SERVICE_STOPPED);
        assertThatIllegalStateException().isThrownBy(() -> services().get(Devices.class).openScreen())
                .withMessage("there is no service Video");
        services().start("org.livekit4j.video", Video.class);
        try (Camera next = open()) {
            await().until(() -> next.statistics().capturedFrames() > 1);
        }
    }

    @Test
    public void shouldCloseWhatIsOpenWhenTheBundleStops() throws Exception {
        Camera camera = open();
        ProcessHandle child = ProcessHandle.of(camera.pid()).orElseThrow();
        services().stop("org.livekit4j.devices", Devices.class);

        assertThat(camera.awaitEnd().reason()).isEqualTo(Reason.CLOSED);
        assertThat(child.isAlive()).isFalse();
        services().start("org.livekit4j.devices", Devices.class);
    }

    @Test
    public void shouldListNoScreensAndSayWhyWhenTheFrameworkIsHeadless() {
        Devices devices = services().get(Devices.class);

        assertThat(devices.list(DeviceKind.SCREEN)).isEmpty();
        assertThat(devices.list(DeviceKind.MICROPHONE)).doesNotContainNull();
        assertThatExceptionOfType(DeviceException.class).isThrownBy(devices::openScreen)
                .withMessageContaining("this JVM is headless");
    }
}
