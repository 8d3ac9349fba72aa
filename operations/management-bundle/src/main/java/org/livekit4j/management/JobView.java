package org.livekit4j.management;

/**
 * A job; see {@link org.livekit4j.agent.JobStatus}. Unknown values are null.
 *
 * @param id the server's identifier of the job
 * @param agentName the name of the agent; empty for an agent of every room
 * @param room the name of the room
 * @param participant the identity of the participant that the job is for; null if it is for a room
 * @param identity the identity of the agent in the room
 * @param state the name of a {@link org.livekit4j.agent.JobState}
 * @param attempt 1, or more if the job was dispatched again
 * @param since when the worker has taken the job, in milliseconds since 1970
 */
public record JobView(String id, String agentName, String room, String participant, String identity, String state, int attempt,
        long since) {}
