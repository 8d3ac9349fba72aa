package org.livekit4j.bench.soak;

import java.time.Duration;
import java.util.Map;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;

/**
 * The LiveKit server of the soak.
 *
 * @param proxiedUrl the same server, through a proxy that cuts connections
 */
public record ServerAccess(String url, String proxiedUrl, String apiKey, String apiSecret) {
    private static final Duration TTL = Duration.ofHours(12);

    /** From {@code LIVEKIT_URL}, {@code SOAK_PROXIED_URL}, {@code LIVEKIT_API_KEY} and {@code LIVEKIT_API_SECRET}. */
    public static ServerAccess of(Map<String, String> environment) {
        return new ServerAccess(environment.get("LIVEKIT_URL"), environment.get("SOAK_PROXIED_URL"),
                environment.get("LIVEKIT_API_KEY"), environment.get("LIVEKIT_API_SECRET"));
    }

    /** Admits to the room with all rights of a participant, that to change one's own metadata included. */
    public String token(String room, String identity) {
        return AccessToken.of(apiKey, apiSecret).withIdentity(identity).withName(identity)
                .withGrant(VideoGrant.join(room).withCanUpdateOwnMetadata(true)).withTtl(TTL).toJwt();
    }

    @Override
    public String toString() {
        return url;
    }
}
