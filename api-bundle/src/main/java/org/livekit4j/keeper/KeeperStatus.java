package org.livekit4j.keeper;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * How a keeper is. It holds no token, key or secret.
 *
 * @param pid of the configuration
 * @param server its URL, without user, query and fragment; empty if that is what is wrong
 * @param room its name; empty if a token names it and it was never joined
 * @param identity of this side in the room; empty as the room's name
 * @param state what it is about
 * @param since when it has been in the room, or out of it, without a break
 * @param joins how often it has joined
 * @param lastFailure what went wrong last: why it could not join, or why the room ended; kept when it has joined since
 * @param nextTry when it tries again, if it waits for that
 */
public record KeeperStatus(String pid, String server, String room, String identity, KeeperState state, Instant since, long joins,
        Optional<String> lastFailure, Optional<Instant> nextTry) {

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
