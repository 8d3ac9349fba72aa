package org.livekit4j.room;

/** Why a room, or a participant's part in it, ended. */
public enum DisconnectReason {
    UNKNOWN, CLIENT_INITIATED,
    /** Somebody else joined with the same identity. */
    DUPLICATE_IDENTITY, SERVER_SHUTDOWN, PARTICIPANT_REMOVED, ROOM_DELETED, STATE_MISMATCH, JOIN_FAILURE, MIGRATION, SIGNAL_CLOSE,
    /** Everybody else has left, and the room is configured to close then. */
    ROOM_CLOSED, USER_UNAVAILABLE, USER_REJECTED, SIP_TRUNK_FAILURE, CONNECTION_TIMEOUT, MEDIA_FAILURE, AGENT_ERROR,
    /** The bundle that implements rooms was stopped or updated. Not of the protocol. */
    SERVICE_STOPPED,
    /** The native library was shut down. Not of the protocol. */
    NATIVE_STOPPED;

    /** Whether it is one of the protocol's, which servers know; its ordinal is its number there. */
    public boolean ofProtocol() {
        return compareTo(AGENT_ERROR) <= 0;
    }
}
