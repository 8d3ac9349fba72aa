package org.livekit4j.room;

/** The kind of a participant. The order of the constants is the protocol's. */
public enum ParticipantKind {
    /** A person or program with a client SDK. */
    STANDARD,
    /** A stream that LiveKit Ingress brings in. */
    INGRESS,
    /** LiveKit Egress, which records or forwards the room. */
    EGRESS,
    /** A telephone call. */
    SIP,
    /** An agent. */
    AGENT,
    /** A connector to another service. */
    CONNECTOR,
    /** A bridge to another protocol. */
    BRIDGE
}
