package org.livekit4j.room;

/** What a participant is. The order of the constants is the protocol's. */
public enum ParticipantKind {
    STANDARD, INGRESS, EGRESS, SIP, AGENT, CONNECTOR, BRIDGE
}
