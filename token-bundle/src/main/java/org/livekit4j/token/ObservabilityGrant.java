package org.livekit4j.token;

import java.util.Map;
import org.livekit4j.token.internal.JsonObject;

/**
 * The permissions of a token for the observability of LiveKit Cloud.
 *
 * @param write whether the holder may send traces, metrics and logs
 */
public record ObservabilityGrant(boolean write) {

    static ObservabilityGrant of(JsonObject claims) {
        return new ObservabilityGrant(claims.flag("write"));
    }

    Map<String, Object> claims() {
        return Map.of("write", write);
    }
}
