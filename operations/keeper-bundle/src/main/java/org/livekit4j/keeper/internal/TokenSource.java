package org.livekit4j.keeper.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;

/** Where the token comes from with which a room is joined. Nothing of it is in a {@code toString}. */
sealed interface TokenSource {

    /** The one that the configuration names; if it names none, or several, that is its mistake. */
    static TokenSource of(ConfigurationReader read, String room, String identity) {
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
        return tokenFile.<TokenSource>map(InFile::new).orElse(new Fixed(token));
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
     * One that is valid now. The server renews it while the room is joined.
     *
     * @throws IllegalArgumentException if there is none; the message names the property and holds no secret
     */
    String token();

    /** {@return what has a keeper that has given up join again, in words} */
    default String remedy() {
        return "livekit:rejoin, a change of the configuration or a restart of the bundle";
    }

    /**
     * Made by code of the user.
     *
     * @param tokens makes them
     */
    record Supplied(Supplier<String> tokens) implements TokenSource {

        @Override
        public String token() {
            String token = tokens.get();
            if (token == null || token.isBlank()) {
                throw new IllegalArgumentException("the supplier of tokens has returned none; it must return an access token");
            }
            return token;
        }

        @Override
        public String remedy() {
            return "RoomKeeper.rejoin is called";
        }

        @Override
        public String toString() {
            return "Supplied[]";
        }
    }

    /** Given in the configuration itself. */
    record Fixed(String token) implements TokenSource {

        @Override
        public String toString() {
            return "Fixed[]";
        }
    }

    /** In a file, which may be renewed. */
    record InFile(SecretFile file) implements TokenSource {

        @Override
        public String token() {
            String token = new String(file.read(), StandardCharsets.UTF_8).strip();
            if (token.isEmpty() || token.chars().anyMatch(Character::isWhitespace)) {
                throw file.wrong("it must hold one token and nothing else");
            }
            return token;
        }
    }

    /** Made of a key of the server's, which may be changed; a new one for each time. */
    record OfKey(SecretFile file, String room, String identity, String name) implements TokenSource {
        private static final String KEY = "api.key";
        private static final String SECRET = "api.secret";

        @Override
        public String token() {
            Properties key = file.properties();
            String apiKey = key.getProperty(KEY, "");
            String secret = key.getProperty(SECRET, "");
            if (apiKey.isBlank() || secret.isBlank()) {
                throw file.wrong("it must be a properties file with " + KEY + " and " + SECRET);
            }
            try {
                AccessToken token = AccessToken.of(apiKey, secret).withIdentity(identity).withGrant(VideoGrant.join(room));
                return (name.isEmpty() ? token : token.withName(name)).toJwt();
            } catch (IllegalArgumentException e) {
                throw file.wrong(e.getMessage());
            }
        }
    }
}
