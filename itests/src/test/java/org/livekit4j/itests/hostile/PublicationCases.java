package org.livekit4j.itests.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.room.LocalTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalAudioTrack;
import org.livekit4j.track.LocalTrack;

/** Tracks published where they cannot be, or twice, and publications that are gone. */
final class PublicationCases {

    private PublicationCases() {}

    static List<HostileCase> all() {
        List<HostileCase> cases = new ArrayList<>();
        cases.add(HostileCase.refused("a track in two rooms", stage -> {
            LocalAudioTrack track = Instances.audioTrack(stage);
            publish(stage.meeting().room(), track);
            publish(stage.meeting().peer(), track);
        }, IllegalStateException.class));
        cases.add(HostileCase.refused("a track of pictures in two rooms", stage -> {
            LocalTrack track = Instances.videoTrack(stage);
            publish(stage.meeting().room(), track);
            publish(stage.meeting().peer(), track);
        }, IllegalStateException.class));
        cases.add(HostileCase.refused("a track twice in a room", stage -> {
            LocalAudioTrack track = Instances.audioTrack(stage);
            publish(stage.meeting().room(), track);
            publish(stage.meeting().room(), track);
        }, IllegalStateException.class));
        cases.add(HostileCase.harmless("a track in one room, then in another", stage -> {
            LocalAudioTrack track = Instances.audioTrack(stage);
            Room first = stage.own(Meeting.join(stage, Stage.server().orElseThrow(), "hostile-" + System.nanoTime(), "first"));
            publish(first, track);
            first.close();
            publish(stage.meeting().peer(), track);
        }));
        cases.add(HostileCase.harmless("two tracks of a source in two rooms, one of them left", stage -> {
            AudioSource source = Instances.audioSource(stage);
            Room first = stage.own(Meeting.join(stage, Stage.server().orElseThrow(), "hostile-" + System.nanoTime(), "first"));
            publish(first, stage.own(stage.audio().createTrack("one", source)));
            publish(stage.meeting().peer(), stage.own(stage.audio().createTrack("other", source)));
            source.capture(AudioFrame.silence(48_000, 1, 480));
            first.close();
            source.capture(AudioFrame.silence(48_000, 1, 480));
        }));
        closed(cases);
        return cases;
    }

    private static void closed(List<HostileCase> cases) {
        cases.add(HostileCase.refused("a track that is closed", stage -> {
            LocalAudioTrack track = Instances.audioTrack(stage);
            track.close();
            publish(stage.meeting().room(), track);
        }, IllegalStateException.class));
        cases.add(HostileCase.harmless("a source that is closed while its track is published", stage -> {
            AudioSource source = Instances.audioSource(stage);
            publish(stage.meeting().room(), stage.own(stage.audio().createTrack("sound", source)));
            source.close();
        }));
        cases.add(HostileCase.refused("a publication unpublished twice", stage -> {
            LocalTrackPublication publication = publish(stage.meeting().room(), Instances.audioTrack(stage));
            stage.meeting().room().localParticipant().unpublishTrack(publication).get(20, TimeUnit.SECONDS);
            stage.meeting().room().localParticipant().unpublishTrack(publication).get(20, TimeUnit.SECONDS);
        }, IllegalArgumentException.class));
        cases.add(HostileCase.refused("another's publication unpublished", stage -> {
            LocalTrackPublication publication = publish(stage.meeting().peer(), Instances.audioTrack(stage));
            stage.meeting().room().localParticipant().unpublishTrack(publication);
        }, IllegalArgumentException.class));
    }

    static LocalTrackPublication publish(Room room, LocalTrack track) throws Exception {
        return room.localParticipant().publishTrack(track, TrackPublishOptions.DEFAULTS).get(20, TimeUnit.SECONDS);
    }
}
