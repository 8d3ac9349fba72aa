package org.livekit4j.demo.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.audio.Audio;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.Video;

/** Whatever other participants publish is received. */
final class Visitors implements RoomListener, AutoCloseable {
    private final Output output;
    private final Problems problems;
    private final Guests<Audio> audio = new Guests<>();
    private final Guests<Video> video = new Guests<>();
    private final Map<RemoteTrack, Runnable> farewells = new ConcurrentHashMap<>();

    Visitors(Output output, Problems problems) {
        this.output = output;
        this.problems = problems;
    }

    @Override
    public void onEvent(Room room, RoomEvent event) {
        switch (event) {
            case RoomEvent.TrackSubscribed(var participant, var _, RemoteAudioTrack track) -> greet(track, audio,
                    new GuestAudio(track, name(participant, track), output, problems));
            case RoomEvent.TrackSubscribed(var participant, var _, RemoteVideoTrack track) -> greet(track, video,
                    new GuestVideo(track, name(participant, track), output, problems));
            case RoomEvent.TrackUnsubscribed(var _, var _, var track) -> farewells.remove(track).run();
            default -> {
                // Only tracks matter here.
            }
        }
    }

    private <S> void greet(RemoteTrack track, Guests<S> guests, Guest<S> guest) {
        farewells.put(track, () -> guests.remove(guest));
        guests.add(guest);
    }

    /** Fit for the name of a file, and of no other track. */
    private static String name(RemoteParticipant participant, RemoteTrack track) {
        return (participant.identity() + "-" + track.sid()).replaceAll("[^\\w.-]", "_");
    }

    Guests<Audio> audio() {
        return audio;
    }

    Guests<Video> video() {
        return video;
    }

    @Override
    public void close() {
        audio.close();
        video.close();
    }
}
