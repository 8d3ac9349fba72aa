package org.livekit4j.bench.soak.room;

import java.util.List;
import org.livekit4j.Registration;
import org.livekit4j.bench.soak.user.BadRoomListener;
import org.livekit4j.room.SimulatedScenario;

/** What a guest does to its own connection and its own listeners. */
final class Disturbing {
    static final List<Action> ACTIONS = List.of(Disturbing::listen, Disturbing::simulate, Disturbing::simulateTwice,
            Disturbing::askForSid);

    private Disturbing() {}

    private static void listen(Guest guest) throws InterruptedException {
        Registration registration = guest.calls().ask("listen",
                () -> guest.room().addListener(BadRoomListener.ofOneRoom(guest.round())));
        if (registration != null && guest.round().oneIn(2)) {
            guest.own(registration::close);
        }
    }

    private static void simulate(Guest guest) throws InterruptedException {
        SimulatedScenario scenario = guest.round().oneOf(SimulatedScenario.values());
        guest.calls().send("simulate " + scenario, () -> guest.room().simulate(scenario));
    }

    /** The second time comes while the first one is not over. */
    private static void simulateTwice(Guest guest) throws InterruptedException {
        SimulatedScenario scenario = guest.round().oneOf(SimulatedScenario.FULL_RECONNECT, SimulatedScenario.SIGNAL_RECONNECT);
        for (int i = 0; i < 2; i++) {
            guest.calls().send("simulate " + scenario, () -> guest.room().simulate(scenario));
            guest.round().pause(200);
        }
    }

    private static void askForSid(Guest guest) throws InterruptedException {
        guest.calls().send("sid", guest.room()::sid);
    }
}
