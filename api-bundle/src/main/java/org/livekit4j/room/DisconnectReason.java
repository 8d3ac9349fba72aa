package org.livekit4j.room;

/** Why a room, or a participant's presence in it, ended. */
public enum DisconnectReason {
    /** The reason is not known. */
    UNKNOWN,
    /** The client left. */
    CLIENT_INITIATED,
    /** Another participant joined with the same identity. */
    DUPLICATE_IDENTITY,
    /** The server is shutting down. */
    SERVER_SHUTDOWN,
    /** The participant was removed by an API call. */
    PARTICIPANT_REMOVED,
    /** The room was deleted by an API call. */
    ROOM_DELETED,
    /** The client wanted to resume a session that the server does not know. */
    STATE_MISMATCH,
    /** The client could not join in full. */
    JOIN_FAILURE,
    /** The participant was moved to another server. */
    MIGRATION,
    /** The signal connection was closed. */
    SIGNAL_CLOSE,
    /** All others have left, and the room is configured to close then. */
    ROOM_CLOSED,
    /** The called party did not answer in time. */
    USER_UNAVAILABLE,
    /** The called party declined. */
    USER_REJECTED,
    /** The SIP trunk failed. */
    SIP_TRUNK_FAILURE,
    /** The server did not hear from the client in time. */
    CONNECTION_TIMEOUT,
    /** Media failed. */
    MEDIA_FAILURE,
    /** The agent failed. */
    AGENT_ERROR,
    /** The bundle that implements rooms was stopped or updated. Not one of the protocol's. */
    SERVICE_STOPPED,
    /** The native library was shut down. Not one of the protocol's. */
    NATIVE_STOPPED,
    /**
     * The native library stopped sending events of the room and did not answer, so the room was left. Joining it again helps.
     * Not one of the protocol's.
     */
    NATIVE_UNRESPONSIVE,
    /**
     * An event of the room was lost, usually for lack of memory, so its state may be wrong and the room was left. Not one of the
     * protocol's.
     */
    EVENTS_LOST,
    /**
     * After a reconnect the server lacked a track of this side, and publishing it again failed, so the room was left. Not one
     * of the protocol's.
     */
    PUBLICATION_LOST;

    /** {@return whether it is one of the protocol's reasons, whose number is its ordinal} */
    public boolean ofProtocol() {
        return compareTo(AGENT_ERROR) <= 0;
    }
}
