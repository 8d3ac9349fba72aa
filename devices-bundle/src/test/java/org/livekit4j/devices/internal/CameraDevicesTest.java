package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.DeviceKind;

class CameraDevicesTest {
    @TempDir
    Path kernel;

    private void node(String name, String camera, String index) throws IOException {
        Path node = Files.createDirectory(kernel.resolve(name));
        Files.writeString(node.resolve("name"), camera + "\n");
        Files.writeString(node.resolve("index"), index + "\n");
    }

    private static CameraDevices.Camera camera(String name, String format, String address) {
        return new CameraDevices.Camera(new Device(DeviceKind.CAMERA, name, address), new CameraDevices.Address(format, address));
    }

    @Test
    void shouldBeThoseOfTheKernelInTheirOrderWhenTheSystemIsLinux() throws IOException {
        node("video10", "USB Camera", "0");
        node("video2", "USB Camera", "0");
        node("video3", "USB Camera", "1");
        Files.createDirectory(kernel.resolve("video-x"));
        CameraDevices cameras = new CameraDevices("Linux", kernel);

        assertThat(cameras.list(Optional.empty())).containsExactly(camera("USB Camera", "v4l2", "/dev/video2"),
                camera("USB Camera (2)", "v4l2", "/dev/video10"));
        assertThat(cameras.find(CameraOptions.ofDevice("USB Camera (2)")).address().input()).isEqualTo("/dev/video10");
        assertThatExceptionOfType(DeviceException.class).isThrownBy(() -> cameras.find(CameraOptions.ofDevice("x")))
                .withMessage("there is no camera 'x'; there are 'USB Camera', 'USB Camera (2)'");
    }

    @Test
    void shouldBeNoneWhenTheKernelHasNone() {
        assertThat(new CameraDevices("Linux", kernel.resolve("missing")).list(Optional.empty())).isEmpty();
    }

    @Test
    void shouldBeThoseThatAreListedWhenTheSystemIsMac() {
        assertThat(CameraDevices.avfoundation(List.of("[AVFoundation indev @ 0x14] AVFoundation video devices:",
                "[AVFoundation indev @ 0x14] [0] FaceTime HD Camera", "[AVFoundation indev @ 0x14] [1] Capture screen 0",
                "[AVFoundation indev @ 0x14] AVFoundation audio devices:", "[AVFoundation indev @ 0x14] [0] Microphone",
                ": Input/output error"))).containsExactly(camera("FaceTime HD Camera", "avfoundation", "0:none"));
    }

    @Test
    void shouldBeThoseThatAreListedWhenTheSystemIsWindows() {
        assertThat(CameraDevices.dshow(List.of("[dshow @ 0001] \"Integrated Camera\" (video)",
                "[dshow @ 0001]   Alternative name \"@device_pnp_x\"", "[dshow @ 0001] \"Other\" (video)",
                "[dshow @ 0001] \"Microphone\" (audio)", "[dshow @ 0001]   Alternative name \"@device_cm_y\"")))
                .containsExactly(camera("Integrated Camera", "dshow", "video=@device_pnp_x"),
                        camera("Other", "dshow", "video=Other"));
    }
}
