package org.livekit4j.bench.soak;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.livekit4j.bench.soak.report.Awaited;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.bench.soak.report.RoomTally;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;

/** Joins a room, or gives it up when the round is over. */
public final class Joining {
    private static final Duration STEP = Duration.ofMillis(200);

    private Joining() {}

    /** The room; null if that failed, or the round is over. */
    public static Room join(Round round, String url, String token, RoomOptions options, RoomListener... listeners)
            throws InterruptedException {
        CompletableFuture<Room> joining = round.reports().calls().send("join",
                () -> round.services().rooms().connect(url, token, options, counted(round.reports(), listeners)));
        while (!Awaited.within(STEP, joining)) {
            if (!round.goesOn()) {
                giveUp(joining);
                return null;
            }
        }
        return joining.isCompletedExceptionally() ? null : joining.resultNow();
    }

    /** The listeners, after one that counts. */
    public static RoomListener[] counted(Reports reports, RoomListener... listeners) {
        return Stream.concat(Stream.of(new RoomTally(reports.tallies())), Stream.of(listeners)).toArray(RoomListener[]::new);
    }

    /** Whatever becomes of it, nobody is in the room in the end. */
    public static void giveUp(CompletableFuture<Room> joining) {
        if (!joining.cancel(true)) {
            joining.thenAccept(Room::close);
        }
    }
}
