package org.livekit4j.room;

/** Why a room, or a participant's part in it, ended. */
public enum DisconnectReason {
    UNKNOWN, CLIENT_INITIATED,
    /** Another participant joined with the same identity. */
    DUPLICATE_IDENTITY, SERVER_SHUTDOWN, PARTICIPANT_REMOVED, ROOM_DELETED, STATE_MISMATCH, JOIN_FAILURE, MIGRATION, SIGNAL_CLOSE,
    /** Everybody else has left, and the room is configured to close then. */
    ROOM_CLOSED, USER_UNAVAILABLE, USER_REJECTED, SIP_TRUNK_FAILURE, CONNECTION_TIMEOUT, MEDIA_FAILURE, AGENT_ERROR,
    /** The bundle that implements rooms was stopped or updated. Not of the protocol. */
    SERVICE_STOPPED,
    /** The native library was shut down. Not of the protocol. */
    NATIVE_STOPPED,
    /**
     * The native library sends no events of the room any more and does not answer, so it was left. Joining it again helps. Not of the
     * protocol.
     */
    NATIVE_UNRESPONSIVE,
    /** An event of the room was lost, mostly for lack of memory, so what is known of it may be wrong, and it was left. Not of the protocol. */
    EVENTS_LOST,
    /**
     * After a reconnect the server does not have a track that this side publishes, and publishing it again failed, so the room was left. Not of
     * the protocol.
     */
    PUBLICATION_LOST;

    /** Whether it is one of the protocol's, which servers know; its ordinal is its number there. */
    public boolean ofProtocol() {
        return compareTo(AGENT_ERROR) <= 0;
    }
}
