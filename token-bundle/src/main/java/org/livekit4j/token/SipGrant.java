package org.livekit4j.token;

import java.util.Map;
import org.livekit4j.token.internal.JsonObject;

/**
 * The permissions of a token for SIP.
 *
 * @param admin whether the holder may manage trunks and dispatch rules
 * @param call whether the holder may place calls
 */
public record SipGrant(boolean admin, boolean call) {

    static SipGrant of(JsonObject claims) {
        return new SipGrant(claims.flag("admin"), claims.flag("call"));
    }

    Map<String, Object> claims() {
        return Map.of("admin", admin, "call", call);
    }
}
