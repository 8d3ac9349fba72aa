package org.livekit4j.room;

/** The paths that WebRTC tries. The order of the constants is the protocol's. */
public enum IceTransport {
    /** By TURN servers only. */
    RELAY,
    /** Not from an address of this machine itself. */
    NO_HOST,
    /** All paths. */
    ALL
}
