package org.livekit4j.agent;

/** What the server makes a job of. */
public enum JobType {
    /** One job for a room. */
    ROOM,
    /** One job for each participant that publishes. */
    PUBLISHER,
    /** One job for each participant. */
    PARTICIPANT
}
