package org.livekit4j.launcher;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.livekit4j.demo.RoomAccess;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerBuild;
import org.livekit4j.server.ServerEndpoint;
import org.livekit4j.server.ServerException;
import org.livekit4j.server.ServerOptions;
import org.livekit4j.token.AccessToken;
import org.livekit4j.token.VideoGrant;

/** LiveKit's server, built from this project's sources and run as long as one command. */
final class LocalServer implements AutoCloseable {
    /** Set by the script to the folder of the sources. */
    private static final String ROOT_PROPERTY = "livekit4j.root";

    private final LiveKitServer server;

    private LocalServer(LiveKitServer server) {
        this.server = server;
    }

    /**
     * Builds the server if need be, and starts it.
     *
     * @param log told of a build, which takes a while
     * @throws LauncherException if it cannot be built or does not run
     */
    static LocalServer start(PrintWriter log, ServerEndpoint endpoint) {
        Path module = Path.of(System.getProperty(ROOT_PROPERTY, "")).resolve("tools/server");
        if (!Files.exists(module.resolve("go.mod"))) {
            throw new LauncherException(
                    "LiveKit's server is built from LiveKit4j's sources, and " + module
                            + " holds no go.mod; run ./livekit4j there");
        }
        try {
            ServerBuild build = ServerBuild.in(module);
            if (build.pending() && build.possible()) {
                log.println("livekit4j: building LiveKit's server; this takes minutes the first time");
                log.flush();
            }
            return new LocalServer(LiveKitServer.start(build.executable(), ServerOptions.DEFAULTS, endpoint));
        } catch (ServerException e) {
            throw new LauncherException(e.getMessage(), e);
        }
    }

    LiveKitServer server() {
        return server;
    }

    /** A room on it, with a witness. */
    RoomAccess access() {
        AccessToken token = AccessToken.of(server.apiKey(), server.apiSecret())
                .withGrant(VideoGrant.join(RoomArguments.DEFAULT_ROOM));
        return new RoomAccess(server.url(), token.withIdentity(RoomArguments.DEFAULT_IDENTITY).toJwt(),
                Optional.of(token.withIdentity(RoomArguments.DEFAULT_IDENTITY + "-witness").toJwt()));
    }

    @Override
    public void close() {
        server.close();
    }
}
