package org.livekit4j.room;

/** The state of a room's connection. The order of the constants is the protocol's. */
public enum ConnectionState {
    /** The room has ended. */
    DISCONNECTED,
    /** The room is connected. */
    CONNECTED,
    /** The connection is lost, and the native library tries to restore it. */
    RECONNECTING
}
