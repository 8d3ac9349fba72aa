package org.livekit4j.launcher;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.livekit4j.server.LiveKitServer;
import org.livekit4j.server.ServerBuild;
import org.livekit4j.server.ServerOptions;
import org.livekit4j.server.SharedServer;

/** The server for tests in rooms. Without Go they are skipped, and fail where {@code LIVEKIT4J_REQUIRE_SERVER} is {@code true}. */
final class RoomServer {
    private static final ServerBuild BUILD = ServerBuild.in(Command.SCRIPT.resolveSibling("tools/server"));

    private RoomServer() {}

    /** The test closes it. */
    static LiveKitServer start() {
        require();
        return LiveKitServer.start(BUILD.executable(), ServerOptions.DEFAULTS);
    }

    /** Has the server built, if that is possible. */
    static void require() {
        if (!BUILD.possible()) {
            String why = "no LiveKit server: there is no Go to build one";
            if (SharedServer.required()) {
                Assertions.fail(why);
            }
            Assumptions.abort(why);
        }
        BUILD.executable();
    }
}
