package org.livekit4j.bench.soak.user;

import org.livekit4j.bench.soak.Round;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;

/** Does what its temper wants, leaves the room in the middle of an event now and then, and waits for its end. */
public final class BadRoomListener implements RoomListener {
    private final Round round;
    private final Temper temper;
    private final int leavesOneIn;

    private BadRoomListener(Round round, int leavesOneIn) {
        this.round = round;
        this.leavesOneIn = leavesOneIn;
        temper = Temper.mostlyGood(round, 2);
    }

    /** Of one guest, who has a room for a while. */
    public static BadRoomListener ofOneRoom(Round round) {
        return new BadRoomListener(round, 300);
    }

    /** It leaves the rooms of good users, who join again at once: seldom, or that is all they do. */
    public static BadRoomListener ofAllRooms(Round round) {
        return new BadRoomListener(round, 30_000);
    }

    @Override
    public void onEvent(Room room, RoomEvent event) {
        event.toString();
        temper.show();
        if (round.oneIn(leavesOneIn)) {
            room.close();
            room.ended().join();
        }
    }
}
