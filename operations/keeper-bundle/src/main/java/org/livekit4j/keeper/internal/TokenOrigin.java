package org.livekit4j.keeper.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;

/** Where the token comes from with which a room is joined. Nothing of it is in a {@code toString}. */
sealed interface TokenOrigin {

    /** The one that the configuration names; if it names none, or several, that is its mistake. */
    static TokenOrigin of(ConfigurationReader read, String room, String identity) {
        String token = read.text("token", "");
        Optional<SecretFile> tokenFile = file(read, "token.file");
        Optional<SecretFile> keyFile = file(read, "key.file");
        String name = read.text("name", "");
        long given = Stream.of("token", "token.file", "key.file").filter(read::says).count();
        if (given != 1) {
            read.refuse((given == 0
                    ? "one of the properties token, token.file and key.file is missing"
                    : "more than one of the properties token, token.file and key.file is set") + "; exactly one must be");
        }
        if (keyFile.isPresent()) {
            require(read, "room", room);
            require(read, "identity", identity);
            return new OfKey(keyFile.get(), room, identity, name);
        }
        return tokenFile.<TokenOrigin>map(InFile::new).orElse(new Fixed(token));
    }

    private static Optional<SecretFile> file(ConfigurationReader read, String property) {
        return read.path(property).map(path -> new SecretFile(property, path));
    }

    private static void require(ConfigurationReader read, String property, String value) {
        if (value.isEmpty() && !read.says(property)) {
            read.refuse("property " + property + " is missing; a token made of key.file needs it");
        }
    }

    /**
     * What is needed to join now. The server renews a token while the room is joined.
     *
     * @param url of the server that the settings name; empty if the source of tokens does
     * @throws IllegalArgumentException if there is no token; the message names the property and holds no secret
     */
    ConnectionDetails details(String url) throws IOException, InterruptedException;

    /** {@return what has a keeper that has given up join again, in words} */
    default String remedy() {
        return "livekit:rejoin, a change of the configuration or a restart of the bundle";
    }

    /** {@return the file that holds the secret} */
    default Optional<SecretFile> file() {
        return Optional.empty();
    }

    /** Code of the user. */
    record OfSource(TokenSource source, TokenRequest request) implements TokenOrigin {

        @Override
        public ConnectionDetails details(String url) throws IOException, InterruptedException {
            try {
                return Objects.requireNonNull(source.fetch(request), "the token source has returned null");
            } catch (IOException | InterruptedException | RuntimeException e) {
                throw e;
            } catch (Throwable e) { // the keeper survives the user's code
                throw new IllegalStateException("the token source has failed: " + e, e);
            }
        }

        @Override
        public String remedy() {
            return "RoomKeeper.rejoin is called";
        }

        @Override
        public String toString() {
            return "OfSource[]";
        }
    }

    /** For the server that the configuration names. */
    sealed interface Configured extends TokenOrigin {

        String token();

        @Override
        default ConnectionDetails details(String url) {
            return new ConnectionDetails(url, token());
        }
    }

    /** Given in the configuration itself. */
    record Fixed(String token) implements Configured {

        @Override
        public String toString() {
            return "Fixed[]";
        }
    }

    /** In a file, which may be renewed. */
    record InFile(SecretFile secret) implements Configured {

        @Override
        public Optional<SecretFile> file() {
            return Optional.of(secret);
        }

        @Override
        public String token() {
            String token = new String(secret.read(), StandardCharsets.UTF_8).strip();
            if (token.isEmpty() || token.chars().anyMatch(Character::isWhitespace)) {
                throw secret.wrong("it must hold one token and nothing else");
            }
            return token;
        }
    }

    /** Made of a key of the server's, which may be changed; a new one for each time. */
    record OfKey(SecretFile secretFile, String room, String identity, String name) implements Configured {
        private static final String KEY = "api.key";
        private static final String SECRET = "api.secret";

        @Override
        public Optional<SecretFile> file() {
            return Optional.of(secretFile);
        }

        @Override
        public String token() {
            Properties key = secretFile.properties();
            String apiKey = key.getProperty(KEY, "");
            String secret = key.getProperty(SECRET, "");
            if (apiKey.isBlank() || secret.isBlank()) {
                throw secretFile.wrong("it must be a properties file with " + KEY + " and " + SECRET);
            }
            try {
                AccessToken token = AccessToken.of(apiKey, secret).withIdentity(identity).withGrant(VideoGrant.join(room));
                return (name.isEmpty() ? token : token.withName(name)).toJwt();
            } catch (IllegalArgumentException e) {
                throw secretFile.wrong(e.getMessage());
            }
        }
    }
}
