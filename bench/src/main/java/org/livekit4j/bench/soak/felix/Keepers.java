package org.livekit4j.bench.soak.felix;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.livekit4j.bench.soak.Round;
import org.livekit4j.bench.soak.Workload;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.Room;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;

/** Rooms are kept joined by configurations that come, change and go; users take part in them, and close them. */
final class Keepers implements Workload {
    private static final String IDENTITY = "keeper";
    private static final int LONGEST_MILLIS = 20_000;
    private static final int LEAVING_MILLIS = 100;

    private final KeeperConfigurations configurations;
    private final String room;

    Keepers(KeeperConfigurations configurations, String room) {
        this.configurations = configurations;
        this.room = room;
    }

    @Override
    public void run(Round round) throws Exception {
        ServiceRegistration<?> counting = configurations.count(round.reports(), room, IDENTITY);
        try {
            keep(round);
        } finally {
            counting.unregister();
        }
    }

    private void keep(Round round) throws Exception {
        Configuration kept = configurations.keep("kept", room, IDENTITY);
        while (!round.awaitEnd(round.random().nextInt(LONGEST_MILLIS))) {
            switch (round.random().nextInt(6)) {
                case 0 -> kept = configurations.keep("kept", room, IDENTITY + "-" + round.random().nextInt(3));
                case 1 -> configurations.configure("kept",
                        Map.of("url", round.oneOf("", "nonsense", "ws://127.0.0.1:9"), "token", "t"));
                case 2 -> {
                    kept.delete();
                    kept = configurations.keep("kept", room, IDENTITY);
                }
                case 3 -> takePart(round, kept, true);
                default -> takePart(round, kept, false);
            }
        }
        kept.delete();
        TimeUnit.MILLISECONDS.sleep(LEAVING_MILLIS);
    }

    private void takePart(Round round, Configuration kept, boolean close) throws InterruptedException {
        RoomKeeper keeper = configurations.keeper(kept);
        Optional<Room> joined = keeper == null ? Optional.empty() : keeper.room();
        if (joined.isPresent()) {
            round.reports().calls().send("attributes", () -> joined.get().localParticipant().setAttributes(Map.of("round", "1")));
            if (close) {
                round.reports().calls().run("close a kept room", joined.get()::close);
            }
        }
    }
}
