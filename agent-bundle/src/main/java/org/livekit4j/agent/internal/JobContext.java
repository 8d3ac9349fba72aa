package org.livekit4j.agent.internal;

import org.livekit4j.agent.JobAnswer;
import org.livekit4j.agent.JobHandler;
import org.livekit4j.agent.JobOffer;
import org.livekit4j.agent.internal.proto.JobStatus;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.room.Rooms;

/**
 * What the jobs of a worker have in common.
 *
 * @param guard of the handler
 */
record JobContext(AgentSettings settings, JobHandler handler, UserCode guard, Rooms rooms, ServerApi api, Jobs jobs,
        Reporter reporter) {

    /** Asks the handler. A handler that fails, or answers null, refuses. */
    JobAnswer ask(JobOffer offer) {
        JobAnswer answer = guard.ask(() -> handler.offer(offer), JobAnswer.refuse());
        return answer == null ? JobAnswer.refuse() : answer;
    }

    /** Tells the server about jobs, while there is a connection. */
    interface Reporter {
        void report(String jobId, JobStatus status, String error);
    }
}
