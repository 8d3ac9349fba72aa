package org.livekit4j.token;

import java.util.Map;
import org.livekit4j.token.internal.JsonObject;

/**
 * The permissions of a token for the agents of LiveKit Cloud. An agent's worker needs {@link VideoGrant#withAgent} instead.
 *
 * @param admin whether the holder may manage agents
 * @param simulationAdmin whether the holder may manage simulations of agents
 */
public record AgentGrant(boolean admin, boolean simulationAdmin) {

    static AgentGrant of(JsonObject claims) {
        return new AgentGrant(claims.flag("admin"), claims.flag("simulationAdmin"));
    }

    Map<String, Object> claims() {
        return Map.of("admin", admin, "simulationAdmin", simulationAdmin);
    }
}
