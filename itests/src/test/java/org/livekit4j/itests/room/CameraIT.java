package org.livekit4j.itests.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.devices.Camera;
import org.livekit4j.devices.CameraOptions;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.DeviceException;
import org.livekit4j.devices.Devices;
import org.livekit4j.devices.DevicesProvider;
import org.livekit4j.devices.RoomDevices;
import org.livekit4j.itests.Colour;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.server.BuildCommand;
import org.livekit4j.track.LocalVideoTrack;

/** What a real {@code ffmpeg} reads, in a real room. */
@Timeout(300)
class CameraIT {
    private static final CameraOptions PATTERN = CameraOptions.ofTestPattern().withSize(320, 180).withFramesPerSecond(10);

    @RegisterExtension
    final Meeting meeting = new Meeting();
    @TempDir
    Path folder;
    private Devices devices;

    @BeforeEach
    void openDevices() {
        if (!BuildCommand.works("ffmpeg", "-version")) {
            TestServer.unavailable("no ffmpeg: install the package ffmpeg");
        }
        devices = meeting.closing(ServiceLoader.load(DevicesProvider.class).findFirst().orElseThrow()
                .open(meeting::audio, meeting::video, _ -> null, _ -> {
                }));
    }

    @Test
    void shouldBeSeenWhenItIsTurnedOnAndGoneWhenTheChildIsKilled() throws Exception {
        PythonPeer bob = meeting.python("bob");
        Attendee ada = meeting.join("ada");
        Attendee zoe = meeting.join("zoe");
        RoomDevices own = devices.forRoom(ada.room());
        own.setCameraOptions(PATTERN);
        own.setCameraEnabled(true).join();
        JsonObject seen = bob.send("see", "name", "camera", "frames", 1).orTimeout(150, TimeUnit.SECONDS).join();
        assertThat(seen.get("width").getAsInt()).isEqualTo(320);
        assertThat(seen.get("height").getAsInt()).isEqualTo(180);

        Camera camera = own.camera().orElseThrow();
        ProcessHandle.of(camera.pid()).orElseThrow().destroyForcibly();

        assertThat(camera.awaitEnd().reason()).isEqualTo(Reason.LOST);
        assertThat(camera.exitCode()).hasValue(137);
        zoe.awaitEvent(RoomEvent.TrackUnpublished.class);
        await().until(() -> own.camera().isEmpty());
        own.setCameraEnabled(true).join();
        assertThat(own.camera().orElseThrow().pid()).isNotEqualTo(camera.pid());
    }

    @Test
    void shouldEndTheChildWhenItIsClosed() throws InterruptedException {
        Camera camera = devices.openCamera(PATTERN);
        ProcessHandle child = ProcessHandle.of(camera.pid()).orElseThrow();
        await().until(() -> camera.statistics().capturedFrames() > 5);
        camera.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(camera.awaitEnd()).isEqualTo(new DeviceEnd(Reason.CLOSED, ""));
    }

    /** A red film. */
    private CameraOptions film(String name, int seconds) throws Exception {
        Path file = folder.resolve(name);
        assertThat(
                new ProcessBuilder("ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "color=red:s=160x90:r=10:d=" + seconds,
                        "-c:v", "ffv1", "file:" + file).inheritIO().start().waitFor())
                .isZero();
        return CameraOptions.ofFile(file).withSize(320, 180).withFramesPerSecond(10);
    }

    @Test
    void shouldShowAFileWhenItIsTheInput() throws Exception {
        Camera camera = devices.openCamera(film("-vf red$(x).mkv", 250));
        LocalVideoTrack track = meeting.closing(meeting.video().createTrack("film", camera.source()));

        Senses.see(meeting.video(), track, sight -> sight.colour().distance(Colour.RED) < 40 && sight.width() == 320);
    }

    @Test
    void shouldCompleteWhenTheFileEnds() throws Exception {
        Camera camera = devices.openCamera(film("short.mkv", 2));

        assertThat(camera.awaitEnd()).isEqualTo(new DeviceEnd(Reason.COMPLETED, ""));
        assertThat(camera.statistics().capturedFrames()).isBetween(18L, 22L);
    }

    @Test
    void shouldSayWhatFfmpegSaysWhenAnInputCannotBeRead() {
        for (CameraOptions options : List.of(CameraOptions.ofFile(folder.resolve("missing.mp4")),
                CameraOptions.ofDevice("no such camera"), CameraOptions.ofFormat("v4l2", "/dev/video-missing"),
                CameraOptions.ofStream(URI.create("rtsp://ada:hidden@127.0.0.1:9/x")))) {
            assertThatExceptionOfType(DeviceException.class).as(options.toString())
                    .isThrownBy(() -> devices.openCamera(options))
                    .withMessageMatching("(?s).*(No such file|Connection refused|there is no camera).*")
                    .withMessageNotContaining("hidden");
        }
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> devices.openCamera(PATTERN.withFfmpeg(folder.resolve("ffmpeg"))))
                .withMessageEndingWith("which is no program");
    }
}
