package org.livekit4j.token;

import java.util.Map;
import java.util.Objects;
import org.livekit4j.token.internal.Claims;

/**
 * An agent that is dispatched to a room when the room is created.
 *
 * @param agentName the name under which the agent's worker is registered
 * @param metadata the metadata of the agent's job; may be empty
 */
public record AgentDispatch(String agentName, String metadata) {

    /**
     * Creates a dispatch.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public AgentDispatch {
        Claims.requireText("agentName", agentName);
        Objects.requireNonNull(metadata, "metadata");
    }

    Map<String, Object> claims() {
        return Map.of("agentName", agentName, "metadata", metadata);
    }
}
