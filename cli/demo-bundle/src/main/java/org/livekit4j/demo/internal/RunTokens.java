package org.livekit4j.demo.internal;

import java.util.Optional;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.text.Redaction;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;

/**
 * The tokens of a run.
 *
 * @param token of the one who sends
 * @param witness token of the one who receives, if there is one
 */
record RunTokens(String url, String token, Optional<String> witness) {
    /** @throws IllegalArgumentException if the key makes no token */
    static RunTokens of(RoomAccess access) {
        return switch (access) {
            case RoomAccess.ByToken by -> new RunTokens(by.url(), by.token(), Optional.empty());
            case RoomAccess.ByKey by -> {
                AccessToken key = AccessToken.of(by.apiKey(), by.apiSecret()).withGrant(VideoGrant.join(by.room()));
                String witness = key.withIdentity(by.identity() + "-witness").toJwt();
                yield new RunTokens(by.url(), key.withIdentity(by.identity()).toJwt(),
                        by.witness() ? Optional.of(witness) : Optional.empty());
            }
        };
    }

    /** Returns a text without secrets. */
    String redact(String text) {
        return Redaction.redact(text, token, witness.orElse(null));
    }

    @Override
    public String toString() {
        return "RunTokens[url=" + Redaction.redact(url) + "]";
    }
}
