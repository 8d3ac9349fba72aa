package org.livekit4j.media.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.track.TrackKind;

/**
 * The tracks of one medium that streams can be opened on, and the event by which a room announces further ones.
 *
 * @param announcement the type of the event
 * @param now returns the tracks that a participant has now; objects that are no {@link StreamOrigin} are ignored
 */
public record SinkTracks(Class<? extends RoomEvent> announcement, Function<RemoteParticipant, Stream<?>> now) {

    /** Checks that nothing is null. */
    public SinkTracks {
        Objects.requireNonNull(announcement, "announcement is null");
        Objects.requireNonNull(now, "now is null");
    }

    /**
     * Returns the subscribed tracks of audio or video.
     *
     * @param kind which of both
     * @return the tracks
     */
    public static SinkTracks subscribed(TrackKind kind) {
        return new SinkTracks(RoomEvent.TrackSubscribed.class, participant -> participant.trackPublications().values().stream()
                .map(RemoteTrackPublication::track).flatMap(Optional::stream).filter(track -> track.kind() == kind));
    }
}
