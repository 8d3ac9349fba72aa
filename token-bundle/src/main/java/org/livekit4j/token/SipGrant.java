package org.livekit4j.token;

import java.util.Map;

/**
 * What the holder of a token may do with SIP.
 *
 * @param admin manage trunks and dispatch rules
 * @param call place calls
 */
public record SipGrant(boolean admin, boolean call) {

    Map<String, Object> claims() {
        return Map.of("admin", admin, "call", call);
    }
}
