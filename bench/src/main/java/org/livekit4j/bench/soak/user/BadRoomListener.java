package org.livekit4j.bench.soak.user;

import org.livekit4j.bench.soak.Round;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;

/** Does what its temper wants, leaves the room in the middle of an event, and waits for its end. */
public final class BadRoomListener implements RoomListener {
    private final Round round;
    private final Temper temper;

    public BadRoomListener(Round round) {
        this.round = round;
        temper = Temper.mostlyGood(round, 2);
    }

    @Override
    public void onEvent(Room room, RoomEvent event) {
        event.toString();
        temper.show();
        if (round.oneIn(300)) {
            room.close();
            room.ended().join();
        }
    }
}
