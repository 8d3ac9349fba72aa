package org.livekit4j.keeper.internal;

import java.time.Instant;
import java.util.Optional;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.Room;

/**
 * A configuration with which nothing can be done, for operators to see.
 *
 * @param status what is wrong with it
 */
record MisconfiguredKeeper(KeeperStatus status) implements RoomKeeper {

    MisconfiguredKeeper(String pid, String failure, Instant now) {
        this(new KeeperStatus(pid, "", "", "", KeeperState.MISCONFIGURED, now, 0, Optional.of(failure), Optional.empty()));
    }

    @Override
    public Optional<Room> room() {
        return Optional.empty();
    }

    @Override
    public void rejoin() {
        throw refused();
    }

    @Override
    public void leave() {
        throw refused();
    }

    private IllegalStateException refused() {
        return new IllegalStateException(status.pid() + " is misconfigured: " + status.lastFailure().orElse(""));
    }
}
