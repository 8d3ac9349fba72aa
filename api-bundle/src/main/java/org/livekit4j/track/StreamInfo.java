package org.livekit4j.track;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * What a stream carries, as those who work on its frames are told it. What is not known is empty: a local track has no room and no
 * participant here, and a stream that follows a participant's source has no track of its own.
 *
 * @param room name of the room
 * @param participant identity of the participant who publishes
 * @param track name of the track
 * @param trackSid the server's id of the track, {@code TR_…}
 * @param source what the publisher says it is
 */
public record StreamInfo(String room, String participant, String track, String trackSid, TrackSource source) {

    public StreamInfo {
        Objects.requireNonNull(room, "room is null");
        Objects.requireNonNull(participant, "participant is null");
        Objects.requireNonNull(track, "track is null");
        Objects.requireNonNull(trackSid, "trackSid is null");
        Objects.requireNonNull(source, "source is null");
    }

    /** Of a track of this process, of which its name is known. */
    public static StreamInfo local(String track) {
        return new StreamInfo("", "", track, "", TrackSource.UNKNOWN);
    }

    /** Of whatever a participant publishes, whichever track that is. */
    public static StreamInfo of(String room, String participant) {
        return new StreamInfo(room, participant, "", "", TrackSource.UNKNOWN);
    }

    public StreamInfo withSource(TrackSource source) {
        return new StreamInfo(room, participant, track, trackSid, source);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
