package org.livekit4j.room;

/** A failure that can be simulated. The order of the constants is the protocol's. */
public enum SimulatedScenario {
    /** The signal connection is lost and resumed. */
    SIGNAL_RECONNECT,
    /** The server reports this participant as a speaker. */
    SPEAKER,
    /** The server's node fails. */
    NODE_FAILURE,
    /** The server tells this participant to leave. */
    SERVER_LEAVE,
    /** The room moves to another node. */
    MIGRATION,
    /** Media uses TCP from now on. */
    FORCE_TCP,
    /** Media uses TLS from now on. */
    FORCE_TLS,
    /** The room is joined anew, and tracks are published again. */
    FULL_RECONNECT,
    /** The signal connection is lost once more while it is resumed. */
    DISCONNECT_SIGNAL_ON_RESUME
}
