package org.livekit4j.bench.soak.report;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;

/** Counts what happens in each room that was joined. */
public final class RoomTally implements RoomListener {
    private final Tallies tallies;
    /** The tracks of each room that is open. */
    private final Map<Room, LongAdder> tracks = new ConcurrentHashMap<>();

    public RoomTally(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public void onEvent(Room room, RoomEvent event) {
        tallies.roomEvents.increment();
        switch (event) {
            case RoomEvent.Connected() -> {
                tallies.joins.increment();
                tallies.rooms.increment();
            }
            case RoomEvent.Disconnected(_) -> left(room);
            case RoomEvent.Reconnected() -> tallies.reconnects.increment();
            case RoomEvent.LocalTrackPublished(_) -> track(room);
            case RoomEvent.LocalTrackRepublished(_, _) -> track(room);
            case RoomEvent.TrackSubscribed(_, _, _) -> track(room);
            default -> {
            }
        }
    }

    private void track(Room room) {
        tallies.tracks.increment();
        tracks.computeIfAbsent(room, joined -> new LongAdder()).increment();
    }

    private void left(Room room) {
        tallies.rooms.decrement();
        LongAdder counted = tracks.remove(room);
        if (counted != null) {
            tallies.tracksLeft.add(counted.sum());
        }
    }
}
