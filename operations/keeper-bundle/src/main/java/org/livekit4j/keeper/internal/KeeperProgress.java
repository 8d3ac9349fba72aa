package org.livekit4j.keeper.internal;

import java.time.Instant;
import java.util.Optional;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.room.Room;

/** The progress of a keeper: the changing part of its status. */
record KeeperProgress(KeeperState state, Instant since, long joins, Optional<String> lastFailure, Optional<Instant> nextTry,
        Optional<Room> room) {

    static KeeperProgress begun(Instant now) {
        return new KeeperProgress(KeeperState.WAITING, now, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    KeeperProgress joined(Room room, Instant now) {
        return new KeeperProgress(KeeperState.JOINED, now, joins + 1, lastFailure, Optional.empty(), Optional.of(room));
    }

    KeeperProgress left(Instant now) {
        return new KeeperProgress(KeeperState.WAITING, now, joins, lastFailure, Optional.empty(), Optional.empty());
    }

    /** Out of the room still. */
    KeeperProgress now(KeeperState state) {
        return new KeeperProgress(state, since, joins, lastFailure, Optional.empty(), Optional.empty());
    }

    KeeperProgress failed(String failure) {
        return new KeeperProgress(state, since, joins, Optional.of(failure), nextTry, room);
    }

    KeeperProgress retrying(Instant next) {
        return new KeeperProgress(KeeperState.RETRYING, since, joins, lastFailure, Optional.of(next), Optional.empty());
    }
}
