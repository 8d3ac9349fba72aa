package org.livekit4j.keeper;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * The status of a keeper. It holds no token, key or secret.
 *
 * @param pid the PID of the configuration
 * @param server the URL of the server, without user, query and fragment; empty if the URL is wrong, and until a source of
 *     tokens has named it
 * @param room the name of the room; empty if a token names it and it was never joined
 * @param identity the identity of this side in the room; empty as the name of the room
 * @param state the state
 * @param since when it has joined or left the room last
 * @param joins how often it has joined
 * @param lastFailure the last failure: why it could not join, or why the room ended; kept after it has joined again
 * @param nextTry when it tries again, if it waits for that
 */
public record KeeperStatus(String pid, String server, String room, String identity, KeeperState state, Instant since, long joins,
        Optional<String> lastFailure, Optional<Instant> nextTry) {

    /** Checks that no component is null. */
    public KeeperStatus {
        Objects.requireNonNull(pid, "pid is null");
        Objects.requireNonNull(server, "server is null");
        Objects.requireNonNull(room, "room is null");
        Objects.requireNonNull(identity, "identity is null");
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(since, "since is null");
        Objects.requireNonNull(lastFailure, "lastFailure is null");
        Objects.requireNonNull(nextTry, "nextTry is null");
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
