package org.livekit4j.agent;

/** The state of a job that a worker has taken. */
public enum JobState {
    /** The worker has taken it, and joins the room. */
    JOINING,
    /** The handler is running. */
    RUNNING,
    /** It is to end, and the handler has not returned yet. */
    CANCELLED
}
