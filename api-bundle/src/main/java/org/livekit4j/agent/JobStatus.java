package org.livekit4j.agent;

import java.time.Instant;
import java.util.Objects;
import org.livekit4j.text.RecordText;

/**
 * The status of a job that a worker has taken and that has not ended.
 *
 * @param offer what the server has offered
 * @param identity the identity of the agent in the room
 * @param state the state
 * @param since when the worker has taken the job
 */
public record JobStatus(JobOffer offer, String identity, JobState state, Instant since) {

    /** Checks that no component is null. */
    public JobStatus {
        Objects.requireNonNull(offer, "offer is null");
        Objects.requireNonNull(identity, "identity is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(since, "since is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
