package org.livekit4j.room;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/**
 * What is needed to join a room. The token appears in no {@code toString}.
 *
 * @param url the URL of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
 * @param token an access token for the room
 */
public record ConnectionDetails(String url, String token) {
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the URL has another scheme, or the token is blank
     */
    public ConnectionDetails {
        checkUrl(Objects.requireNonNull(url, "url is null"));
        if (Objects.requireNonNull(token, "token is null").isBlank()) {
            throw new IllegalArgumentException("token is blank; it must be an access token");
        }
    }

    private static void checkUrl(String url) {
        String scheme;
        try {
            scheme = URI.create(url).getScheme();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url is malformed: " + Printable.of(Redaction.redact(e.getMessage()))
                    + "; one looks like wss://example.com");
        }
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "url has the scheme " + Printable.of(scheme) + "; it must be one of ws, wss, http and https");
        }
    }

    @Override
    public String toString() {
        return "ConnectionDetails[url=" + Printable.of(Redaction.redact(url)) + ", token=" + Redaction.REDACTED + "]";
    }
}
