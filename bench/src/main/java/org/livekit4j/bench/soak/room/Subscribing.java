package org.livekit4j.bench.soak.room;

import java.util.List;
import java.util.Optional;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.media.AudioLine;
import org.livekit4j.bench.soak.media.FrameDisposal;
import org.livekit4j.bench.soak.media.StreamUser;
import org.livekit4j.bench.soak.media.VideoLine;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.VideoQuality;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.track.TrackSource;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoStream;

/** What a guest does with tracks of others. */
final class Subscribing {
    static final List<Action> ACTIONS = List.of(Subscribing::subscribe, Subscribing::enable, Subscribing::choose,
            Subscribing::stream, Subscribing::stream, Subscribing::stream, Subscribing::follow, Subscribing::count);

    private Subscribing() {}

    private static void subscribe(Guest guest) throws InterruptedException {
        RemoteTrackPublication publication = guest.anyPublication();
        if (publication != null) {
            guest.calls().run("subscribe", () -> publication.setSubscribed(guest.round().oneIn(2)));
        }
    }

    private static void enable(Guest guest) throws InterruptedException {
        RemoteTrackPublication publication = guest.anyPublication();
        if (publication != null) {
            guest.calls().run("enable", () -> publication.setEnabled(guest.round().oneIn(2)));
        }
    }

    private static void choose(Guest guest) throws InterruptedException {
        RemoteTrackPublication publication = guest.anyPublication();
        if (publication != null) {
            guest.calls().run("quality", () -> publication.setVideoQuality(guest.round().oneOf(VideoQuality.values())));
            guest.calls().run("dimensions", () -> publication.setVideoDimensions(1 + guest.round().random().nextInt(640), 360));
        }
    }

    private static void stream(Guest guest) throws InterruptedException {
        RemoteTrackPublication publication = guest.anyPublication();
        Optional<RemoteTrack> track = publication == null ? Optional.empty() : publication.track();
        Round round = guest.round();
        switch (track.orElse(null)) {
            case RemoteAudioTrack sound -> hear(guest,
                    guest.calls().ask("open stream", () -> audio(round).openStream(sound, AudioLine.anyOptions(round))));
            case RemoteVideoTrack pictures -> see(guest,
                    guest.calls().ask("open stream", () -> video(round).openStream(pictures, VideoLine.anyOptions(round))));
            case null -> {
            }
            default -> throw new AssertionError("a track of a new kind: " + track);
        }
    }

    /** Opens a stream on what a participant publishes, or will publish. */
    private static void follow(Guest guest) throws InterruptedException {
        List<RemoteParticipant> others = List.copyOf(guest.room().remoteParticipants().values());
        if (others.isEmpty()) {
            return;
        }
        Round round = guest.round();
        RemoteParticipant other = others.get(round.random().nextInt(others.size()));
        if (round.oneIn(2)) {
            hear(guest, guest.calls().ask("follow",
                    () -> audio(round).openStream(other, TrackSource.MICROPHONE, AudioLine.anyOptions(round))));
        } else {
            see(guest, guest.calls().ask("follow",
                    () -> video(round).openStream(other, TrackSource.CAMERA, VideoLine.anyOptions(round))));
        }
    }

    private static Audio audio(Round round) {
        return round.services().audio();
    }

    private static Video video(Round round) {
        return round.services().video();
    }

    private static void hear(Guest guest, AudioStream stream) throws InterruptedException {
        if (stream != null) {
            use(guest, new StreamUser<>(guest.round(), stream, frame -> {
            }));
        }
    }

    private static void see(Guest guest, VideoStream stream) throws InterruptedException {
        if (stream != null) {
            use(guest,
                    new StreamUser<>(guest.round(), stream, new FrameDisposal(guest.round(), guest.round().services().video())));
        }
    }

    private static void use(Guest guest, StreamUser<?> user) throws InterruptedException {
        guest.watch(user);
        user.start();
    }

    private static void count(Guest guest) throws InterruptedException {
        RemoteTrackPublication publication = guest.anyPublication();
        if (publication != null && publication.track().isPresent()) {
            guest.calls().send("track statistics", publication.track().get()::statistics);
        }
        guest.calls().send("room statistics", guest.room()::statistics);
    }
}
