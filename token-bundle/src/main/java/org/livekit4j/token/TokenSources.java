package org.livekit4j.token;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.TokenSource;
import org.livekit4j.token.internal.CachingSource;
import org.livekit4j.token.internal.EndpointSource;

/**
 * Sources of tokens, as LiveKit's client SDKs have them. Safe for use by several threads. None of them shows a token, a
 * secret or a header in a {@code toString} or an exception.
 */
public final class TokenSources {
    private static final URI SANDBOX = URI.create("https://cloud-api.livekit.io/api/v2/sandbox/connection-details");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private TokenSources() {}

    /**
     * Returns a source that asks a server, which knows the API secret: LiveKit's standard for token servers. It sends a
     * {@code POST} with the request as JSON ({@code room_name}, {@code participant_identity} and so on) and expects {@code
     * server_url} and {@code participant_token}. A request takes ten seconds and an answer 1 MiB at most. Redirects are not
     * followed.
     *
     * @param uri where to ask, by {@code http} or {@code https}
     * @param headers further headers of the request by name, such as {@code Authorization}; may be empty
     * @return the source
     * @throws IllegalArgumentException if the URI has another scheme or names no host, or HTTP does not allow a header
     */
    public static TokenSource endpoint(URI uri, Map<String, String> headers) {
        return new EndpointSource(Objects.requireNonNull(uri, "uri is null"), Objects.requireNonNull(headers, "headers is null"),
                TIMEOUT);
    }

    /**
     * Returns a source that asks the token server of LiveKit Cloud, which is for development and tests only: it gives a
     * token for any room to anyone who knows the identifier.
     *
     * @param sandboxId the identifier of the token server, as the settings of the project show it
     * @return the source
     * @throws IllegalArgumentException if the identifier is blank, or none
     */
    public static TokenSource sandbox(String sandboxId) {
        if (Objects.requireNonNull(sandboxId, "sandboxId is null").isBlank()) {
            throw new IllegalArgumentException("sandboxId is blank; it must be the identifier of a token server");
        }
        return endpoint(SANDBOX, Map.of("X-Sandbox-ID", sandboxId.strip()));
    }

    /**
     * Returns a source that signs a new token each time, where the API secret is. The token is the given one with the room,
     * the participant and the agent of the request, as far as the request names them.
     *
     * <pre> TokenSources.signed(url, AccessToken.of(apiKey, apiSecret).withGrant(VideoGrant.NONE.withRoomJoin(true)));
     * </pre>
     *
     * @param url the URL of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
     * @param template what all tokens have in common
     * @return the source; {@code fetch} throws {@link IllegalStateException} if neither the token nor the request names a
     *     room and an identity
     * @throws IllegalArgumentException if the URL has another scheme
     */
    public static TokenSource signed(String url, AccessToken template) {
        Objects.requireNonNull(template, "template is null");
        new ConnectionDetails(url, "checks the URL");
        return request -> new ConnectionDetails(url, template.requested(request).toJwt());
    }

    /**
     * Returns a source that reuses a token for the same request until a minute before it expires. A token that does not say
     * when it expires is not reused. If several threads ask for the same, the source is asked once.
     *
     * @param source the source
     * @return the source
     */
    public static TokenSource caching(TokenSource source) {
        return new CachingSource(source, InstantSource.system());
    }
}
