package org.livekit4j.demo;

import java.util.Optional;
import org.livekit4j.text.Redaction;
import org.livekit4j.text.ServerUrl;

/**
 * Which room a run joins, and what admits to it. Tokens are in no {@code toString}.
 *
 * @param url of the server: {@code ws://…}, {@code wss://…}, {@code http://…} or {@code https://…}
 * @param token names the room and who joins it
 * @param witness token of a second participant, who receives what the first publishes, so that it can be judged
 */
public record RoomAccess(String url, String token, Optional<String> witness) {

    public RoomAccess {
        ServerUrl.parse(url);
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token is empty");
        }
    }

    /** Returns a text without the tokens. */
    public String redact(String text) {
        return Redaction.redact(text, token, witness.orElse(null));
    }

    @Override
    public String toString() {
        return "RoomAccess[url=" + Redaction.redact(url) + ", witnessed=" + witness.isPresent() + "]";
    }
}
