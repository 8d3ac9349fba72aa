package org.livekit4j.agent;

/** What the server creates a job for. */
public enum JobType {
    /** One job for each room. */
    ROOM,
    /** One job for each participant that publishes. */
    PUBLISHER,
    /** One job for each participant. */
    PARTICIPANT
}
