package org.livekit4j.track;

/** Whether the server sends a remote track's media. The order of the constants is the protocol's. */
public enum StreamState {
    /** The server did not tell. */
    UNKNOWN,
    /** The server sends media. */
    ACTIVE,
    /** The server holds media back, usually for want of bandwidth. */
    PAUSED
}
