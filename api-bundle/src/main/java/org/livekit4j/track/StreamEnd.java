package org.livekit4j.track;

/** Why a stream delivers nothing more. */
public enum StreamEnd {
    /** The stream was closed by its user. */
    CLOSED,
    /** The native library said that the track has ended, for example because it was closed. */
    END_OF_TRACK,
    /** The remote track was unsubscribed, by this side or because its publisher unpublished it. */
    UNSUBSCRIBED,
    /** The remote participant has left the room. */
    PARTICIPANT_LEFT,
    /** The room was left, or closed by the server. */
    ROOM_ENDED,
    /** The bundle that implements the stream was stopped or updated: open the stream again when its service is back. */
    SERVICE_STOPPED,
    /** The native library was shut down. */
    NATIVE_STOPPED
}
