package org.livekit4j.track;

/** Why a stream has ended. */
public enum StreamEnd {
    /** The stream was closed by its user. */
    CLOSED,
    /**
     * The native library reported the end of the track, for example because it was closed. Of a remote track nothing more is
     * known: the room did not report one of the reasons below within a second.
     */
    END_OF_TRACK,
    /**
     * This side unsubscribed from the remote track, or its publisher unpublished it. The latter is reported up to 500 ms late,
     * because the native library announces unpublished tracks before it announces that their publisher left.
     */
    UNSUBSCRIBED,
    /** The remote participant left the room. */
    PARTICIPANT_LEFT,
    /**
     * This side lost its connection and joined anew. The participant and the track return as new objects: the
     * room's event {@code TrackSubscribed} carries the track.
     */
    RECONNECTED,
    /** This side left the room, or the server closed it. */
    ROOM_ENDED,
    /** The bundle that implements the stream was stopped or updated. Open the stream again when its service is back. */
    SERVICE_STOPPED,
    /** The native library was shut down. */
    NATIVE_STOPPED
}
