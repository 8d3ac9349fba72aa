package org.livekit4j.token;

import java.util.Map;
import org.livekit4j.token.internal.JsonObject;

/**
 * The permissions of a token for LiveKit Inference.
 *
 * @param perform whether the holder may use models
 */
public record InferenceGrant(boolean perform) {

    static InferenceGrant of(JsonObject claims) {
        return new InferenceGrant(claims.flag("perform"));
    }

    Map<String, Object> claims() {
        return Map.of("perform", perform);
    }
}
