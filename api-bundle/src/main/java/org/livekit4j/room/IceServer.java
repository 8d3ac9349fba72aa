package org.livekit4j.room;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.Printable;

/**
 * A STUN or TURN server.
 *
 * @param urls at least one, such as {@code turn:turn.example.com:3478}
 * @param username for TURN
 * @param password for TURN; never shown by {@link #toString}
 */
public record IceServer(List<String> urls, Optional<String> username, Optional<String> password) {

    public IceServer {
        urls = List.copyOf(urls);
        Objects.requireNonNull(username, "username is null");
        Objects.requireNonNull(password, "password is null");
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("an ICE server without URL; it has to have at least one");
        }
    }

    public static IceServer of(String... urls) {
        return new IceServer(List.of(urls), Optional.empty(), Optional.empty());
    }

    public IceServer withCredentials(String username, String password) {
        return new IceServer(urls, Optional.of(username), Optional.of(password));
    }

    @Override
    public String toString() {
        return "IceServer[urls=" + Printable.of(urls)
                + (username.isPresent() || password.isPresent() ? ", with credentials]" : "]");
    }
}
