package org.livekit4j.bench.soak.hostile;

import java.util.List;
import org.livekit4j.bench.soak.Joining;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;

/** A peer that joins rooms of others, sends them something without end, and leaves in the middle. */
public final class Flood implements Workload {
    private static final int LONGEST_STAY_MILLIS = 40_000;
    private static final int ABSENT_MILLIS = 5_000;

    private final List<String> rooms;
    private final Wave wave;

    /** What is sent again and again. */
    @FunctionalInterface
    public interface Wave {
        void send(Room room, Round round) throws InterruptedException;
    }

    public Flood(Wave wave, List<String> rooms) {
        this.wave = wave;
        this.rooms = List.copyOf(rooms);
    }

    @Override
    public void run(Round round) throws Exception {
        while (round.awaitTurn()) {
            String name = rooms.get(round.random().nextInt(rooms.size()));
            String identity = round.oneIn(3)
                    ? Names.any(round) + round.random().nextInt(100)
                    : "hostile-" + round.random().nextInt(100);
            Room room = Joining.join(round, round.server().url(), round.server().token(name, identity),
                    RoomOptions.DEFAULTS.withAutoSubscribe(round.oneIn(2)));
            if (room != null) {
                flood(round, room);
            }
            round.pause(ABSENT_MILLIS);
        }
    }

    private void flood(Round round, Room room) throws InterruptedException {
        long end = System.currentTimeMillis() + round.random().nextInt(LONGEST_STAY_MILLIS);
        try (room) {
            while (round.awaitTurn() && System.currentTimeMillis() < end && !room.ended().isDone()) {
                wave.send(room, round);
            }
        }
    }
}
