package org.livekit4j.server;

import java.util.Optional;

/**
 * The server that the tests of one JVM join: the one that the environment names with {@code LIVEKIT_URL}, {@code LIVEKIT_API_KEY} and
 * {@code LIVEKIT_API_SECRET}, or else one of this JVM's own.
 */
public record SharedServer(String url, String apiKey, String apiSecret) {
    /** Why a test is skipped. */
    public static final String MISSING = "no LiveKit server: there is no Go to build one, and LIVEKIT_URL names none";

    private static LiveKitServer own;

    /** The same server for all; empty if the environment names none and none can be built. */
    public static synchronized Optional<SharedServer> find(ServerBuild build) {
        String url = System.getenv("LIVEKIT_URL");
        if (url != null) {
            return Optional.of(new SharedServer(url, System.getenv("LIVEKIT_API_KEY"), System.getenv("LIVEKIT_API_SECRET")));
        }
        if (own == null && build.possible()) {
            own = LiveKitServer.start(build.executable(), ServerOptions.DEFAULTS);
        }
        return Optional.ofNullable(own).map(server -> new SharedServer(server.url(), server.apiKey(), server.apiSecret()));
    }

    /** Whether a test without a server fails: {@code LIVEKIT4J_REQUIRE_SERVER} is {@code true}. */
    public static boolean required() {
        return "true".equals(System.getenv("LIVEKIT4J_REQUIRE_SERVER"));
    }

    @Override
    public String toString() {
        return url;
    }
}
