package org.livekit4j.agent;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * A job that the server offers to a worker.
 *
 * @param id the server's identifier of the job
 * @param dispatchId the server's identifier of the dispatch that the job belongs to
 * @param type what the job was created for
 * @param agentName the name of the agent; empty for an agent of every room
 * @param roomName the name of the room
 * @param participantIdentity the participant that the job is for; empty if it is for a room
 * @param metadata of the dispatch; may be empty
 * @param attributes of the dispatch
 * @param attempt 1, or more if the job was dispatched again because an earlier worker lost it
 */
public record JobOffer(String id, String dispatchId, JobType type, String agentName, String roomName,
        Optional<String> participantIdentity, String metadata, Map<String, String> attributes, int attempt) {

    /** Checks that no component is null, and copies the attributes. */
    public JobOffer {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(dispatchId, "dispatchId is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(agentName, "agentName is null");
        Objects.requireNonNull(roomName, "roomName is null");
        Objects.requireNonNull(participantIdentity, "participantIdentity is null");
        Objects.requireNonNull(metadata, "metadata is null");
        attributes = Map.copyOf(Objects.requireNonNull(attributes, "attributes is null"));
    }

    @Override
    public String toString() {
        return RecordText.of(this, "metadata", "attributes");
    }
}
