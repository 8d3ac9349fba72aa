package org.livekit4j.launcher;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;
import picocli.CommandLine.Option;

/**
 * Which room to join. What an option does not say, the environment can: so no secret must stand on a command line, where everybody
 * on the machine can read it.
 */
class JoinArguments {
    static final String DEFAULT_ROOM = "livekit4j-demo";
    static final String DEFAULT_IDENTITY = "livekit4j";

    @Option(names = "--url", paramLabel = "URL", description = "Join a room on this server, ws://... or wss://... (or "
            + Variables.URL + ").")
    private String url;
    @Option(names = "--token", paramLabel = "T", description = "Access token for the room; prefer " + Variables.TOKEN + ".")
    private String token;
    @Option(names = "--api-key", paramLabel = "K", description = "API key to create a token with; or " + Variables.API_KEY + ".")
    private String apiKey;
    @Option(names = "--api-secret", paramLabel = "S", description = "Secret of the API key; prefer " + Variables.API_SECRET + ".")
    private String apiSecret;
    @Option(names = "--room", paramLabel = "R", description = "Room, if a token is created (default " + DEFAULT_ROOM + ").")
    private String room;
    @Option(names = "--identity", paramLabel = "I", description = "Identity, if a token is created (default " + DEFAULT_IDENTITY
            + ").")
    private String identity;

    /**
     * The room.
     *
     * @param environment yields null for what is not set
     * @throws IllegalArgumentException if the arguments do not go together, or something is missing
     */
    RoomAccess join(UnaryOperator<String> environment) {
        String where = require(url, environment, Variables.URL, "no server is named: give --url, or set " + Variables.URL);
        if (token != null) {
            refuse("the token says who joins which room", keyed());
            return byToken(where, token);
        }
        String set = environment.apply(Variables.TOKEN);
        return keyed().isEmpty() && set != null ? byToken(where, set) : byKey(where, environment);
    }

    private static RoomAccess byToken(String where, String token) {
        return new RoomAccess(where, token, Optional.empty());
    }

    private RoomAccess byKey(String where, UnaryOperator<String> environment) {
        String key = require(apiKey, environment, Variables.API_KEY,
                "nothing admits to the room: give --token, or set " + Variables.TOKEN + ", or "
                        + Variables.API_KEY + " and " + Variables.API_SECRET);
        String secret = require(apiSecret, environment, Variables.API_SECRET,
                "the key's secret is missing: set " + Variables.API_SECRET
                        + ", or give --api-secret");
        return byToken(where, AccessToken.of(key, secret).withIdentity(identity == null ? DEFAULT_IDENTITY : identity)
                .withGrant(VideoGrant.join(room == null ? DEFAULT_ROOM : room)).toJwt());
    }

    private static String require(String option, UnaryOperator<String> environment, String variable, String missing) {
        return Optional.ofNullable(option).or(() -> Optional.ofNullable(environment.apply(variable)))
                .orElseThrow(() -> new IllegalArgumentException(missing));
    }

    static void refuse(String why, String options) {
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(why + "; leave out " + options);
        }
    }

    /** The options about a room that were given. */
    String given() {
        return join(url == null ? "" : "--url", token == null ? "" : "--token", keyed());
    }

    private String keyed() {
        return join(apiKey == null ? "" : "--api-key", apiSecret == null ? "" : "--api-secret", room == null ? "" : "--room",
                identity == null ? "" : "--identity");
    }

    private static String join(String... names) {
        return Stream.of(names).filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
    }
}
