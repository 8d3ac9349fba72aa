package org.livekit4j.bench.soak.room;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.bench.soak.Joining;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.report.Calls;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;

/** Joins that fail or are given up. */
public final class JoinAttempts implements Workload {
    /** Nobody answers there. */
    private static final String DEAD = "ws://127.0.0.1:9";
    private static final RoomOptions SHORT = RoomOptions.DEFAULTS.withJoinRetries(0).withConnectTimeout(Duration.ofSeconds(3));

    private final String name;

    /** @param name of a room in which nobody publishes */
    public JoinAttempts(String name) {
        this.name = name;
    }

    @Override
    public void run(Round round) throws Exception {
        Calls calls = round.reports().calls();
        while (round.awaitTurn()) {
            switch (round.random().nextInt(4)) {
                case 0 -> attempt(round, DEAD, round.server().token(name, "nowhere"));
                case 1 -> attempt(round, round.server().url(), "no.token.atall");
                default -> giveUp(round, calls);
            }
            round.pause(15_000);
        }
    }

    private static void attempt(Round round, String url, String token) throws InterruptedException {
        Room room = Joining.join(round, url, token, SHORT);
        if (room != null) {
            room.close();
        }
    }

    /** The future is cancelled, at any point of the way. */
    private void giveUp(Round round, Calls calls) throws InterruptedException {
        CompletableFuture<Room> joining = calls.send("join", () -> round.services().rooms().connect(round.server().url(),
                round.server().token(name, "undecided"), SHORT));
        round.awaitEnd(round.random().nextInt(200));
        Joining.giveUp(joining);
    }
}
