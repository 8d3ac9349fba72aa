package org.livekit4j.room;

import java.util.Objects;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.text.ServerUrl;

/**
 * What is needed to join a room. The token appears in no {@code toString}.
 *
 * @param url the URL of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
 * @param token an access token for the room
 */
public record ConnectionDetails(String url, String token) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the URL is malformed, has another scheme or names no host, or if the token is blank
     */
    public ConnectionDetails {
        ServerUrl.parse(Objects.requireNonNull(url, "url is null"));
        if (Objects.requireNonNull(token, "token is null").isBlank()) {
            throw new IllegalArgumentException("token is blank; it must be an access token");
        }
    }

    @Override
    public String toString() {
        return "ConnectionDetails[url=" + Printable.of(Redaction.redact(url)) + ", token=" + Redaction.REDACTED + "]";
    }
}
