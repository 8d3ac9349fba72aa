package org.livekit4j.metrics.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;

/** Meters of rooms and keepers: how many there are of each state, not one per room, because others choose the names. */
final class RoomMeters {

    private RoomMeters() {}

    static Meters of(MeterRegistry registry, Supplier<List<Room>> rooms, Supplier<List<RoomKeeper>> keepers) {
        Meters meters = new Meters(registry).gauge("livekit.rooms.participants",
                "participants in all rooms, this side not counted",
                () -> rooms.get().stream().mapToLong(room -> room.remoteParticipants().size()).sum());
        for (ConnectionState state : List.of(ConnectionState.CONNECTED, ConnectionState.RECONNECTING)) {
            meters.gauge("livekit.rooms", "rooms that are open",
                    () -> rooms.get().stream().filter(room -> room.connectionState() == state).count(), "state",
                    NativeMeters.tag(state));
        }
        for (KeeperState state : KeeperState.values()) {
            meters.gauge("livekit.keepers", "rooms that configurations want kept joined",
                    () -> keepers.get().stream().filter(keeper -> keeper.status().state() == state).count(), "state",
                    NativeMeters.tag(state));
        }
        return meters;
    }
}
