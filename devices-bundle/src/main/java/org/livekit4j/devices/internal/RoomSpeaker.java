package org.livekit4j.devices.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.LiveKitException;
import org.livekit4j.Registration;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.devices.Speaker;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.TrackPublication;
import org.livekit4j.track.RemoteAudioTrack;

/** Plays each remote audio track of a room that is subscribed to. */
final class RoomSpeaker {
    private final Speaker speaker;
    private final Audio audio;
    private final Set<RemoteAudioTrack> playing = ConcurrentHashMap.newKeySet();
    private Registration listening;

    private RoomSpeaker(Speaker speaker, Audio audio) {
        this.speaker = speaker;
        this.audio = audio;
    }

    static RoomSpeaker open(Room room, Speaker speaker, Audio audio) {
        RoomSpeaker playing = new RoomSpeaker(speaker, audio);
        playing.listening = room.addListener((_, event) -> {
            switch (event) {
                case RoomEvent.TrackSubscribed(var by, var _, RemoteAudioTrack track) -> playing.play(by, track);
                case RoomEvent.TrackUnsubscribed(var _, var _, RemoteAudioTrack track) -> playing.playing.remove(track);
                default -> {
                    // The stream ends by itself with all else
                }
            }
        }, Set.of(RoomEvent.TrackSubscribed.class, RoomEvent.TrackUnsubscribed.class));
        for (RemoteParticipant participant : room.remoteParticipants().values()) {
            participant.trackPublications().values().stream().map(TrackPublication::track)
                    .forEach(track -> track.filter(RemoteAudioTrack.class::isInstance)
                            .ifPresent(there -> playing.play(participant, (RemoteAudioTrack) there)));
        }
        return playing;
    }

    /** It may be told of a track twice: by the room, and by an event. */
    private void play(RemoteParticipant by, RemoteAudioTrack track) {
        if (!playing.add(track)) {
            return;
        }
        try {
            AudioStream stream = audio.openStream(track);
            try {
                speaker.play(by.identity(), stream);
            } catch (IllegalStateException e) { // the speaker has ended meanwhile
                stream.close();
            }
        } catch (IllegalStateException | LiveKitException e) {
            DeviceWorker.LOG.warn("The audio of {} is not played", track, e);
        }
    }

    Speaker speaker() {
        return speaker;
    }

    void close() {
        listening.close();
        speaker.close();
    }
}
