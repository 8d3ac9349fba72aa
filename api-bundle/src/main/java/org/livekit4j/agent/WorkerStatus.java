package org.livekit4j.agent;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * The status of a worker. It holds no key or token.
 *
 * @param pid the PID of the configuration; in plain Java the name of the agent
 * @param agentName the name of the agent; empty for an agent of every room
 * @param type the jobs that it takes
 * @param server the server it is connected to, or was last, without user, query and fragment; empty before the first connection
 * @param workerId the server's identifier of the worker; empty while it is not connected
 * @param state the state
 * @param since when the state began
 * @param load the load that is reported to the server: 0 is idle; from 0.7 on the server offers no jobs
 * @param runningJobs how many jobs it has
 * @param counts what became of offers and jobs
 * @param lastFailure the last failure to connect, or of the connection; kept after it has connected again
 * @param nextTry when it connects again, if it waits for that
 */
public record WorkerStatus(String pid, String agentName, JobType type, String server, String workerId, WorkerState state,
        Instant since, double load, int runningJobs, JobCounts counts, Optional<String> lastFailure, Optional<Instant> nextTry) {

    /**
     * What became of offers and jobs since the worker was created.
     *
     * @param accepted offers that the handler has accepted
     * @param refused offers that the handler has refused or terminated, or that came while the worker was full
     * @param late offers that were refused because the handler did not answer within 1.5 s
     * @param unassigned offers that were accepted and then not assigned to this worker
     * @param succeeded jobs whose handler has returned
     * @param failed jobs whose handler has thrown, or whose room could not be joined
     * @param cancelled jobs that were to end before their handler returned
     * @param redispatched jobs that were lost elsewhere, or never taken, and that this worker has dispatched again
     * @param abandoned jobs that were lost and are not dispatched again, because all attempts are used up
     */
    public record JobCounts(long accepted, long refused, long late, long unassigned, long succeeded, long failed, long cancelled,
            long redispatched, long abandoned) {

        @Override
        public String toString() {
            return RecordText.of(this);
        }
    }

    /** Checks that no component is null. */
    public WorkerStatus {
        Objects.requireNonNull(pid, "pid is null");
        Objects.requireNonNull(agentName, "agentName is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(server, "server is null");
        Objects.requireNonNull(workerId, "workerId is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(counts, "counts is null");
        Objects.requireNonNull(lastFailure, "lastFailure is null");
        Objects.requireNonNull(nextTry, "nextTry is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
