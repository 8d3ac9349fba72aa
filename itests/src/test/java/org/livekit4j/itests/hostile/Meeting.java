package org.livekit4j.itests.hostile;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.itests.room.TestServer;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.EncryptionOptions;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.TrackKind;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoSource;
import org.livekit4j.video.VideoSourceOptions;

/**
 * A room in which "me", whose calls are tried, has a peer that publishes audio, video and data.
 *
 * @param sealed another room, which is encrypted
 */
record Meeting(Room room, Room peer, LocalTrackPublication published, Room sealed) {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration PACE = Duration.ofMillis(50);
    private static final RoomOptions SEALED = RoomOptions.DEFAULTS.withEncryption(EncryptionOptions.ofPassphrase("a key"));

    static Meeting start(Stage stage, TestServer server) {
        String name = "hostile-" + System.nanoTime();
        Room room = join(stage, server, name, "me");
        Room peer = join(stage, server, name, "peer");
        AudioSource sound = stage.audio().createSource(AudioSourceOptions.of(48_000, 1).withQueueSizeMs(100));
        VideoSource pictures = stage.video().createSource(VideoSourceOptions.of(64, 64));
        publish(peer, stage.audio().createTrack("sound", sound), TrackSource.MICROPHONE);
        publish(peer, stage.video().createTrack("pictures", pictures), TrackSource.CAMERA);
        LocalTrackPublication own = publish(room, stage.audio().createTrack("own",
                stage.audio().createSource(AudioSourceOptions.of(48_000, 1))), TrackSource.MICROPHONE);
        Thread.ofVirtual().start(() -> send(peer, sound, pictures));
        Meeting meeting = new Meeting(room, peer, own, join(stage, server, name + "-sealed", "me", SEALED));
        publishData(peer);
        await(() -> meeting.track(TrackKind.AUDIO) != null && meeting.track(TrackKind.VIDEO) != null
                && meeting.remoteData() != null);
        return meeting;
    }

    static Room join(Stage stage, TestServer server, String name, String identity) {
        return join(stage, server, name, identity,
                RoomOptions.DEFAULTS.withIncomingLimits(IncomingLimits.DEFAULTS.withStreams(1_000, 1_000)));
    }

    private static Room join(Stage stage, TestServer server, String name, String identity, RoomOptions options) {
        return stage.rooms().connect(server.url(), server.token(name, identity), options)
                .orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static LocalTrackPublication publish(Room room, LocalTrack track, TrackSource source) {
        return room.localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS.withSource(source))
                .orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void publishData(Room room) {
        room.localParticipant().publishDataTrack("data").orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Until the peer leaves, or the sources go with their client. */
    private static void send(Room peer, AudioSource sound, VideoSource pictures) {
        VideoFrame picture = VideoFrame.allocate(VideoBufferType.I420, 64, 64);
        try (sound; pictures) {
            while (peer.connectionState() != ConnectionState.DISCONNECTED) {
                sound.capture(AudioFrame.silence(48_000, 1, 2_400));
                pictures.capture(picture);
                Thread.sleep(PACE);
            }
        } catch (RuntimeException | InterruptedException e) {
            // They are gone
        }
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (deadline - System.nanoTime() < 0) {
                throw new AssertionError("it did not come");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    /** Leaves what is left of its rooms: the next meeting would be slow beside many that are forgotten. */
    void close() {
        room.close();
        peer.close();
        sealed.close();
    }

    boolean goesOn() {
        return room.connectionState() == ConnectionState.CONNECTED && peer.connectionState() == ConnectionState.CONNECTED;
    }

    RemoteParticipant remote() {
        return room.remoteParticipants().get("peer");
    }

    RemoteDataTrack remoteData() {
        RemoteParticipant remote = remote();
        return remote == null ? null : remote.dataTracks().get("data");
    }

    RemoteTrackPublication publication(TrackKind kind) {
        RemoteParticipant remote = remote();
        return remote == null
                ? null
                : remote.trackPublications().values().stream().filter(publication -> publication.kind() == kind).findFirst()
                        .orElse(null);
    }

    RemoteTrack track(TrackKind kind) {
        RemoteTrackPublication publication = publication(kind);
        return publication == null ? null : publication.track().orElse(null);
    }
}
