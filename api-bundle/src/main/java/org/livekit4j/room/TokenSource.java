package org.livekit4j.room;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where the URL and the token come from with which a room is joined. Users may implement it, usually as a lambda; {@code
 * org.livekit4j.token.TokenSources} has sources that ask a server, sign tokens or reuse them. It must be safe for use by
 * several threads.
 */
@ConsumerType
@FunctionalInterface
public interface TokenSource {

    /**
     * Fetches what is needed to join a room. It is called for each attempt to join, on a thread that may block, and
     * interrupted when the attempt is given up.
     *
     * @param request what is asked for; a source is free to ignore it
     * @return a URL and a token that is valid now
     * @throws IOException if there is none now; the message should hold no secret
     * @throws InterruptedException if the thread was interrupted while waiting
     */
    ConnectionDetails fetch(TokenRequest request) throws IOException, InterruptedException;

    /**
     * Returns a source of one token. It serves one room and one participant until the token expires.
     *
     * @param url the URL of the server: {@code ws://…} or {@code wss://…}; {@code http} and {@code https} mean the same
     * @param token an access token for the room
     * @return the source, which ignores the request
     * @throws IllegalArgumentException if the URL has another scheme, or the token is blank
     */
    static TokenSource of(String url, String token) {
        ConnectionDetails details = new ConnectionDetails(url, token);
        return _ -> details;
    }
}
