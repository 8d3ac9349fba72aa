package org.livekit4j.room;

/** How far a participant has come. The order of the constants is the protocol's. */
public enum ParticipantState {
    JOINING, JOINED,
    /** Media can flow. */
    ACTIVE, DISCONNECTED
}
