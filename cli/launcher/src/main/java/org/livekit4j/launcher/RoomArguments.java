package org.livekit4j.launcher;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.livekit4j.demo.RoomAccess;
import picocli.CommandLine.Option;

/** Which room to publish tracks in, if any. The environment alone does not make the demo join a room. */
final class RoomArguments extends JoinArguments {

    @Option(names = "--server", description = "Start a LiveKit server on this machine, join its room twice, and judge what arrives. "
            + "The first time it is built, with Go.")
    private boolean server;

    /** Whether a server is to be started; what it needs is not among the arguments. */
    boolean server() {
        return server;
    }

    /**
     * The room; empty if none was asked for.
     *
     * @param environment yields null for what is not set
     * @throws IllegalArgumentException if the arguments do not go together, or something is missing
     */
    Optional<RoomAccess> access(UnaryOperator<String> environment) {
        if (server) {
            refuse("--server brings a room of its own", given());
            return Optional.empty();
        }
        return given().isEmpty() ? Optional.empty() : Optional.of(join(environment));
    }
}
