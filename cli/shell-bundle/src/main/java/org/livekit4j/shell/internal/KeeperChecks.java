package org.livekit4j.shell.internal;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.shell.internal.doctor.Check;

/** Of the rooms that are to be kept joined: nothing if there are none. */
record KeeperChecks(Services services) {
    private static final String NAME = "kept rooms";

    List<Check> checks() {
        List<KeeperStatus> all = services.use(RoomKeeper.class, keepers -> keepers.stream().map(RoomKeeper::status).toList());
        List<Check> checks = new ArrayList<>();
        long joined = all.stream().filter(status -> status.state() == KeeperState.JOINED).count();
        if (joined > 0) {
            checks.add(Check.ok(NAME, joined + " joined"));
        }
        all.stream().filter(status -> status.state() != KeeperState.JOINED).map(KeeperChecks::check).forEach(checks::add);
        return checks;
    }

    private static Check check(KeeperStatus status) {
        String text = status.pid() + " is " + status.state() + status.lastFailure().map(why -> " (" + why + ")").orElse("");
        String rejoin = "livekit:rejoin " + status.pid();
        return switch (status.state()) {
            case JOINED, JOINING -> Check.note(NAME, text, "");
            case LEFT -> Check.note(NAME, text, rejoin + " joins it again");
            case RECONNECTING -> Check.note(NAME, text, "wait for the connection, or rejoin: " + rejoin);
            case RETRYING -> Check.wrong(NAME, text, "fix that; the next attempt follows automatically, or at once by " + rejoin);
            case WAITING -> Check.wrong(NAME, text, "it waits for the rooms service: start the bundle org.livekit4j.room");
            case GIVEN_UP -> Check.wrong(NAME, text, "rejoin when that is settled: " + rejoin);
            case MISCONFIGURED -> Check.wrong(NAME, text, "correct the configuration; it takes effect at once");
        };
    }
}
