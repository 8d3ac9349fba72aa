package org.livekit4j.track;

import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * Describes a stream to processors and sinks. Unknown components are empty: a local track has neither room nor participant, and a
 * stream that follows a participant's source has no track.
 *
 * @param room the name of the room
 * @param participant the identity of the publisher
 * @param track the name of the track
 * @param trackSid the server's id of the track, {@code TR_…}
 * @param source the source that the publisher names
 */
public record StreamInfo(String room, String participant, String track, String trackSid, TrackSource source) {

    /** Checks that no component is null. */
    public StreamInfo {
        Objects.requireNonNull(room, "room is null");
        Objects.requireNonNull(participant, "participant is null");
        Objects.requireNonNull(track, "track is null");
        Objects.requireNonNull(trackSid, "trackSid is null");
        Objects.requireNonNull(source, "source is null");
    }

    /**
     * Describes a stream of a local track.
     *
     * @param track the name of the track
     * @return the description
     */
    public static StreamInfo local(String track) {
        return new StreamInfo("", "", track, "", TrackSource.UNKNOWN);
    }

    /**
     * Describes a stream that follows a participant's source.
     *
     * @param room the name of the room
     * @param participant the identity of the publisher
     * @return the description
     */
    public static StreamInfo of(String room, String participant) {
        return new StreamInfo(room, participant, "", "", TrackSource.UNKNOWN);
    }

    /**
     * Returns a copy with another source.
     *
     * @param source the source
     * @return the copy
     */
    public StreamInfo withSource(TrackSource source) {
        return new StreamInfo(room, participant, track, trackSid, source);
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
