package org.livekit4j.bench.soak.room;

import java.time.Duration;
import java.util.List;
import org.livekit4j.bench.soak.Joining;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.bench.soak.user.BadRoomListener;
import org.livekit4j.bench.soak.user.Temper;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;

/** Participants who come and go, directly or through a proxy that cuts connections. Some take the identity of others. */
public final class Guests implements Workload {
    private static final int IDENTITIES = 8;
    private static final int MOST_ACTIONS = 20;
    private static final int ABSENT_MILLIS = 5_000;
    private static final int IDLE_MILLIS = 4_000;

    private final List<String> rooms;

    /** @param rooms names of control rooms */
    public Guests(String... rooms) {
        this.rooms = List.of(rooms);
    }

    @Override
    public void run(Round round) throws Exception {
        while (round.awaitTurn()) {
            Room room = join(round);
            if (room != null) {
                stay(new Guest(round, room));
            }
            round.pause(ABSENT_MILLIS);
        }
    }

    private Room join(Round round) throws InterruptedException {
        String identity = "guest-" + round.random().nextInt(IDENTITIES);
        String name = rooms.get(round.random().nextInt(rooms.size()));
        String url = round.oneIn(2) ? round.server().url() : round.server().proxiedUrl();
        RoomListener[] listeners = round.oneIn(3) ? new RoomListener[]{BadRoomListener.ofOneRoom(round)} : new RoomListener[0];
        return Joining.join(round, url, round.server().token(name, identity), options(round), listeners);
    }

    private static RoomOptions options(Round round) {
        return RoomOptions.DEFAULTS.withAutoSubscribe(!round.oneIn(4)).withSinglePeerConnection(!round.oneIn(4))
                .withAdaptiveStream(round.oneIn(2)).withDynacast(round.oneIn(2)).withJoinRetries(round.oneOf(0, 3))
                .withConnectTimeout(Duration.ofSeconds(20));
    }

    private static void stay(Guest guest) throws InterruptedException {
        Round round = guest.round();
        try {
            if (round.oneIn(4)) {
                guest.room().ended().thenRun(Temper.bad(round).elsewhere());
            }
            for (int actions = round.random().nextInt(MOST_ACTIONS); actions > 0 && round.awaitTurn(); actions--) {
                Actions.any(round).perform(guest);
                round.pause(IDLE_MILLIS);
            }
        } finally {
            guest.leave();
        }
    }
}
