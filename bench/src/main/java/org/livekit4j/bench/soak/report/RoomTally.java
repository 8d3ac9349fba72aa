package org.livekit4j.bench.soak.report;

import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;

/** Counts what happens in each room that was joined. */
public final class RoomTally implements RoomListener {
    private final Tallies tallies;

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
            case RoomEvent.Disconnected(_) -> tallies.rooms.decrement();
            case RoomEvent.Reconnected() -> tallies.reconnects.increment();
            case RoomEvent.LocalTrackPublished(_) -> tallies.tracks.increment();
            case RoomEvent.LocalTrackRepublished(_, _) -> tallies.tracks.increment();
            case RoomEvent.TrackSubscribed(_, _, _) -> tallies.tracks.increment();
            default -> {
            }
        }
    }
}
