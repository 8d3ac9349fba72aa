package org.livekit4j.keeper.internal;

import java.time.Instant;
import java.util.Optional;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.room.Room;

/** How far a keeper has come: the moving part of its status. */
record Progress(KeeperState state, Instant since, long joins, Optional<String> lastFailure, Optional<Instant> nextTry,
        Optional<Room> room) {

    static Progress begun(Instant now) {
        return new Progress(KeeperState.WAITING, now, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Progress joined(Room room, Instant now) {
        return new Progress(KeeperState.JOINED, now, joins + 1, lastFailure, Optional.empty(), Optional.of(room));
    }

    Progress left(Instant now) {
        return new Progress(KeeperState.WAITING, now, joins, lastFailure, Optional.empty(), Optional.empty());
    }

    /** Out of the room still. */
    Progress now(KeeperState state) {
        return new Progress(state, since, joins, lastFailure, Optional.empty(), Optional.empty());
    }

    Progress failed(String failure) {
        return new Progress(state, since, joins, Optional.of(failure), nextTry, room);
    }

    Progress retrying(Instant next) {
        return new Progress(KeeperState.RETRYING, since, joins, lastFailure, Optional.of(next), Optional.empty());
    }
}
