package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.livekit4j.audio.Audio;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;
import org.livekit4j.video.Video;

/** Whatever other participants publish is received. */
final class RemoteTracks implements RoomListener, AutoCloseable {
    /** In this time something comes of a track that sends. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    private final Output output;
    private final Problems problems;
    private final LongSupplier nanoTime;
    private final RemoteTrackReceivers<Audio> audio = new RemoteTrackReceivers<>();
    private final RemoteTrackReceivers<Video> video = new RemoteTrackReceivers<>();
    private final Map<RemoteTrack, Visit> visits = new ConcurrentHashMap<>();

    /** A track that is received. */
    private record Visit(String who, String mimeType, RemoteTrackReceiver<?> guest, Runnable farewell, long sinceNanos) {}

    RemoteTracks(Output output, Problems problems) {
        this(output, problems, System::nanoTime);
    }

    RemoteTracks(Output output, Problems problems, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.output = output;
        this.problems = problems;
    }

    @Override
    public void onEvent(Room room, RoomEvent event) {
        switch (event) {
            case RoomEvent.TrackSubscribed(var participant, var publication, RemoteAudioTrack track) ->
                greet(participant, publication, track, audio, new GuestAudio(track, name(participant, track), output, problems));
            case RoomEvent.TrackSubscribed(var participant, var publication, RemoteVideoTrack track) ->
                greet(participant, publication, track, video, new GuestVideo(track, name(participant, track), output, problems));
            case RoomEvent.TrackUnsubscribed(var _, var _, var track) -> bidFarewell(track);
            default -> {
                // Only tracks matter here.
            }
        }
    }

    private <S> void greet(RemoteParticipant participant, RemoteTrackPublication publication, RemoteTrack track,
            RemoteTrackReceivers<S> guests,
            RemoteTrackReceiver<S> guest) {
        visits.put(track, new Visit(participant.identity(), publication.mimeType(), guest, () -> guests.remove(guest),
                nanoTime.getAsLong()));
        guests.add(guest);
    }

    private void bidFarewell(RemoteTrack track) {
        Visit visit = visits.remove(track);
        judge(track, visit);
        visit.farewell().run();
    }

    /** A track of which nothing has come was not received. */
    private void judge(RemoteTrack track, Visit visit) {
        boolean enough = nanoTime.getAsLong() - visit.sinceNanos() >= ENOUGH.toNanos();
        if (enough && !track.muted() && visit.guest().snapshot().received() == 0) {
            problems.add("nothing came of " + track + " of '" + Printable.of(visit.who())
                    + "': it sends nothing, or the codec " + Printable.of(visit.mimeType()) + " cannot be decoded here");
        }
    }

    /** Fit for the name of a file, and of no other track. */
    private static String name(RemoteParticipant participant, RemoteTrack track) {
        return (participant.identity() + "-" + track.sid()).replaceAll("[^\\w.-]", "_");
    }

    RemoteTrackReceivers<Audio> audio() {
        return audio;
    }

    RemoteTrackReceivers<Video> video() {
        return video;
    }

    @Override
    public void close() {
        visits.forEach(this::judge);
        audio.close();
        video.close();
    }
}
