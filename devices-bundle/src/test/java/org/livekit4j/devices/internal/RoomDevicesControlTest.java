package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.Microphone;
import org.livekit4j.devices.MicrophoneOptions;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.testing.Fake;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.video.Video;

@Timeout(60)
class RoomDevicesControlTest {
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CompletableFuture<DisconnectReason> roomEnd = new CompletableFuture<>();
    private final CompletableFuture<DeviceEnd> deviceEnd = new CompletableFuture<>();
    private volatile boolean allowed = true;
    private final LocalTrackPublication publication = Fake.of(LocalTrackPublication.class, Map.of());
    private final DevicesService service = new DevicesService() {
        @Override
        Audio audio() {
            return Fake.of(Audio.class, Map.of("createTrack", Fake.of(LocalAudioTrack.class,
                    (method, arguments) -> done.add(method + (arguments == null ? "" : " " + arguments[0])))));
        }

        @Override
        Video video() {
            throw new AssertionError("no video");
        }

        @Override
        FfiClient client() {
            throw new AssertionError("no library");
        }

        @Override
        public Microphone openMicrophone(MicrophoneOptions options) {
            return Fake.of(Microphone.class, (method, arguments) -> switch (method) {
                case "source" -> Fake.of(AudioSource.class, Map.of());
                case "options" -> options;
                case "ended" -> deviceEnd.copy();
                default -> done.add(method + " microphone" + (arguments == null ? "" : " " + arguments[0]));
            });
        }
    };
    private final RoomDevicesControl devices = new RoomDevicesControl(
            Fake.of(Room.class,
                    Map.of("ended", roomEnd, "localParticipant", Fake.of(LocalParticipant.class, this::answer), "name",
                            "hall")),
            service, _ -> {
            });

    private Object answer(String method, Object[] arguments) {
        done.add(method);
        if (method.equals("unpublishTrack")) {
            return CompletableFuture.completedFuture(null);
        }
        return allowed
                ? CompletableFuture.completedFuture(publication)
                : CompletableFuture.failedFuture(new LiveKitException("not allowed"));
    }

    @AfterEach
    void close() {
        devices.close();
        service.close();
    }

    @Test
    void shouldCloseTheDeviceWhenItCannotBePublished() {
        allowed = false;

        assertThatThrownBy(devices.setMicrophoneEnabled(true)::join).hasRootCauseMessage("not allowed");
        assertThat(done).containsExactly("publishTrack", "close microphone", "close");
        assertThat(devices.microphone()).isEmpty();
    }

    @Test
    void shouldBePublishedOnceWhenItIsTurnedOffAndOn() {
        devices.setMicrophoneEnabled(true);
        devices.setMicrophoneEnabled(false);
        devices.setMicrophoneEnabled(true).join();

        assertThat(done).containsExactly("publishTrack", "setMuted microphone true", "mute true", "setMuted microphone false",
                "mute false");
    }

    @Test
    void shouldBeUnpublishedWhenItIsLost() {
        devices.setMicrophoneEnabled(true).join();
        deviceEnd.complete(new DeviceEnd(Reason.LOST, "gone"));

        await().until(() -> done.contains("close"));
        assertThat(done).containsExactly("publishTrack", "unpublishTrack", "close microphone", "close");
        assertThat(devices.microphone()).isEmpty();
    }

    @Test
    void shouldTurnAllOffAndRefuseMoreWhenTheRoomEnds() {
        devices.follow();
        devices.setMicrophoneEnabled(true).join();
        roomEnd.complete(DisconnectReason.CLIENT_INITIATED);

        await().until(() -> done.contains("close"));
        assertThatIllegalStateException().isThrownBy(() -> devices.setSpeakerEnabled(true))
                .withMessage("these devices of a room are closed");
    }
}
