package org.livekit4j.token;

import java.util.Map;
import java.util.Objects;
import org.livekit4j.token.internal.Claims;

/**
 * An agent that is sent into a room when it is created.
 *
 * @param agentName as the agent's worker registered it
 * @param metadata for the agent's job; may be empty
 */
public record AgentDispatch(String agentName, String metadata) {

    public AgentDispatch {
        Claims.requireText("agentName", agentName);
        Objects.requireNonNull(metadata, "metadata");
    }

    Map<String, Object> claims() {
        return Map.of("agentName", agentName, "metadata", metadata);
    }
}
