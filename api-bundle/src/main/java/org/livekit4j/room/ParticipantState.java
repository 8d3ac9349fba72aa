package org.livekit4j.room;

/** The state of a participant's connection. The order of the constants is the protocol's. */
public enum ParticipantState {
    /** The participant is joining. */
    JOINING,
    /** The participant has joined, and media cannot flow yet. */
    JOINED,
    /** Media can flow. */
    ACTIVE,
    /** The participant has left. */
    DISCONNECTED
}
