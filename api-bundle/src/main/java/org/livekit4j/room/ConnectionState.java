package org.livekit4j.room;

/** How a room is connected. The order of the constants is the protocol's. */
public enum ConnectionState {
    DISCONNECTED, CONNECTED,
    /** The connection is lost, and the native library tries to have it back. */
    RECONNECTING
}
