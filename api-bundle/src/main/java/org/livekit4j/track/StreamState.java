package org.livekit4j.track;

/** Whether the server sends a remote track's media. The order of the constants is the protocol's. */
public enum StreamState {
    UNKNOWN, ACTIVE,
    /** The server holds it back, mostly for want of bandwidth. */
    PAUSED
}
