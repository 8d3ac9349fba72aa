package org.livekit4j.agent;

/** Why a job is to end before its handler has finished. */
public enum JobCancellation {
    /** The server has ended the job, because its dispatch was deleted; or the job has been given to another worker. */
    TERMINATED,
    /** The room has ended: it was deleted, the agent was removed from it, or the connection was lost for good. */
    ROOM_ENDED,
    /** The worker is closed, or its drain has timed out. Another worker may take the job. */
    WORKER_ENDED
}
