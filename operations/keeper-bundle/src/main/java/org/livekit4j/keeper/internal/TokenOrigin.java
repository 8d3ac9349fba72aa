package org.livekit4j.keeper.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.livekit4j.configuration.ConfigurationReader;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.TokenSources;
import org.livekit4j.token.VideoGrant;

/** Where the token comes from with which a room is joined. Nothing of it is in a {@code toString}. */
sealed interface TokenOrigin {
    /** The property that names a server that makes tokens. */
    String ENDPOINT = "endpoint";
    /** The property that names a file of HTTP headers for it. */
    String HEADERS = "endpoint.headers.file";
    /** The properties that say where a token comes from. */
    List<String> WAYS = List.of("token", "token.file", "key.file", ENDPOINT);
    /** The same to read. */
    String ALL_WAYS = "token, token.file, key.file and endpoint";

    /** The one that the configuration names; if it names none, or several, that is its mistake. */
    static TokenOrigin of(ConfigurationReader read, String room, String identity) {
        String token = read.text("token", "");
        Optional<SecretFile> tokenFile = file(read, "token.file");
        Optional<SecretFile> keyFile = file(read, "key.file");
        String name = read.text("name", "");
        Optional<SecretFile> headers = file(read, HEADERS);
        long given = WAYS.stream().filter(read::says).count();
        if (given != 1) {
            read.refuse((given == 0
                    ? "one of the properties " + ALL_WAYS + " is missing"
                    : "more than one of the properties " + ALL_WAYS + " is set") + "; exactly one must be");
        }
        if (read.says(ENDPOINT)) {
            return new OfEndpoint(endpoint(read), headers, request(room, identity, name));
        }
        if (headers.isPresent()) {
            read.refuse("property " + HEADERS + " is set without " + ENDPOINT);
        }
        if (keyFile.isPresent()) {
            require(read, "room", room);
            require(read, "identity", identity);
            return new OfKey(keyFile.get(), room, identity, name);
        }
        return tokenFile.<TokenOrigin>map(InFile::new).orElse(new Fixed(token));
    }

    private static URI endpoint(ConfigurationReader read) {
        String text = read.text(ENDPOINT, "");
        try {
            URI uri = new URI(text);
            TokenSources.endpoint(uri, Map.of());
            return uri;
        } catch (URISyntaxException | IllegalArgumentException e) { // the rest of it may be secret
            read.refuse("property " + ENDPOINT + " must begin with http:// or https:// and name a host");
            return URI.create("");
        }
    }

    private static TokenRequest request(String room, String identity, String name) {
        TokenRequest request = TokenRequest.DEFAULTS;
        request = room.isEmpty() ? request : request.withRoomName(room);
        request = identity.isEmpty() ? request : request.withParticipantIdentity(identity);
        return name.isEmpty() ? request : request.withParticipantName(name);
    }

    private static Optional<SecretFile> file(ConfigurationReader read, String property) {
        return read.path(property).map(path -> new SecretFile(property, path));
    }

    private static void require(ConfigurationReader read, String property, String value) {
        if (value.isEmpty() && !read.says(property)) {
            read.refuse("property " + property + " is missing; a token made of key.file needs it");
        }
    }

    /** {@return what has a keeper that has given up join again, in words} */
    default String remedy() {
        return "livekit:rejoin, a change of the configuration or a restart of the bundle";
    }

    /** {@return the file that holds the secret} */
    default Optional<SecretFile> file() {
        return Optional.empty();
    }

    /**
     * Joins with a token of this origin.
     *
     * @param attempt its number, which says where there are several servers which one is next
     * @param known gets the details before they are used, and returns them
     */
    CompletableFuture<Room> join(Rooms rooms, KeeperSettings settings, int attempt, UnaryOperator<ConnectionDetails> known,
            RoomListener... listeners);

    /** Is asked for the server as well, by the service of rooms, which survives what the source does. */
    sealed interface Asked extends TokenOrigin {

        TokenSource source();

        TokenRequest request();

        @Override
        default CompletableFuture<Room> join(Rooms rooms, KeeperSettings settings, int attempt,
                UnaryOperator<ConnectionDetails> known, RoomListener... listeners) {
            TokenSource source = source();
            return rooms.connect(request -> known.apply(source.fetch(request)), request(), settings.currentOptions(), listeners);
        }
    }

    /** Code of the user. */
    record OfSource(TokenSource source, TokenRequest request) implements Asked {

        @Override
        public String remedy() {
            return "RoomKeeper.rejoin is called";
        }

        @Override
        public String toString() {
            return "OfSource[]";
        }
    }

    /**
     * A server that makes tokens.
     *
     * @param headers what it is told besides, such as a password; read each time
     */
    record OfEndpoint(URI uri, Optional<SecretFile> headers, TokenRequest request) implements Asked {

        @Override
        public TokenSource source() {
            return asked -> TokenSources.endpoint(uri, headers.map(SecretFile::properties).map(OfEndpoint::map).orElse(Map.of()))
                    .fetch(asked);
        }

        private static Map<String, String> map(Properties properties) {
            return properties.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, properties::getProperty));
        }

        @Override
        public Optional<SecretFile> file() {
            return headers;
        }

        @Override
        public String toString() {
            return "OfEndpoint[" + uri.getHost() + "]";
        }
    }

    /** For the servers that the configuration names. */
    sealed interface Configured extends TokenOrigin {

        /**
         * The token to join with now. The server renews it while the room is joined.
         *
         * @throws IllegalArgumentException if there is none; the message names the property and holds no secret
         */
        String token();

        @Override
        default CompletableFuture<Room> join(Rooms rooms, KeeperSettings settings, int attempt,
                UnaryOperator<ConnectionDetails> known, RoomListener... listeners) {
            URI url = settings.urls().get(Math.floorMod(attempt, settings.urls().size()));
            ConnectionDetails details = known.apply(new ConnectionDetails(url.toString(), token()));
            return rooms.connect(details.url(), details.token(), settings.currentOptions(), listeners);
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
