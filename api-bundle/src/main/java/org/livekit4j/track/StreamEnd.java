package org.livekit4j.track;

/** Why a stream delivers nothing more. */
public enum StreamEnd {
    /** The stream was closed by its user. */
    CLOSED,
    /**
     * The native library said that the track has ended, for example because it was closed. For a remote track that is all that is known:
     * the room has not said within a second that one of the reasons below holds.
     */
    END_OF_TRACK,
    /**
     * The remote track was unsubscribed by this side, or its publisher has unpublished it. The latter is told half a second late: of a
     * publisher who leaves the native library first says that the tracks have gone, so a stream waits to hear that.
     */
    UNSUBSCRIBED,
    /** The remote participant has left the room. */
    PARTICIPANT_LEFT,
    /**
     * This side's connection was lost and everything was connected anew. The participant and the track come again, as new objects:
     * {@link org.livekit4j.room.RoomEvent.TrackSubscribed} has the track.
     */
    RECONNECTED,
    /** The room was left, or closed by the server. */
    ROOM_ENDED,
    /** The bundle that implements the stream was stopped or updated: open the stream again when its service is back. */
    SERVICE_STOPPED,
    /** The native library was shut down. */
    NATIVE_STOPPED
}
