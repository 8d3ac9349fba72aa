package org.livekit4j.room;

import java.util.List;
import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** A STUN or TURN server. Immutable; every {@code with} method returns a changed copy. */
public final class IceServer {
    private static final Option<List<String>> URLS = Option.of("urls");
    private static final Option<String> USERNAME = Option.secret("username");
    private static final Option<String> PASSWORD = Option.secret("password");

    private final OptionValues values;

    private IceServer(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates a server without credentials.
     *
     * @param urls at least one URL, none of them blank
     * @return the server
     * @throws IllegalArgumentException if there is no URL, or one is blank
     */
    public static IceServer of(String... urls) {
        List<String> all = List.of(urls);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("urls is empty; an ICE server needs at least one");
        }
        if (all.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a URL in urls is blank; one looks like turn:turn.example.com:3478");
        }
        return new IceServer(OptionValues.of(IceServer.class).with(URLS, all));
    }

    private <T> IceServer with(Option<T> option, T value) {
        return new IceServer(values.with(option, value));
    }

    /** {@return the URLs of the server, such as {@code turn:turn.example.com:3478}; at least one} */
    public List<String> urls() {
        return values.get(URLS);
    }

    /** {@return the user name for TURN, which {@link #toString} never shows} */
    public Optional<String> username() {
        return values.find(USERNAME);
    }

    /** {@return the password for TURN, which {@link #toString} never shows} */
    public Optional<String> password() {
        return values.find(PASSWORD);
    }

    /**
     * Returns a copy with credentials for TURN.
     *
     * @param username the user name
     * @param password the password
     * @return the copy
     */
    public IceServer withCredentials(String username, String password) {
        return with(USERNAME, username).with(PASSWORD, password);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IceServer that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
