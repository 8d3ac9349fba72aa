package org.livekit4j.demo.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.track.RemoteTrack;

/** The tracks that the witness is waiting for, by the names that they were published with. */
final class TrackWaiter implements RoomListener {
    private final Map<String, CompletableFuture<RemoteTrack>> awaited = new ConcurrentHashMap<>();

    /** The next track of this name that arrives; to be asked for before it is published. */
    CompletableFuture<RemoteTrack> next(String name) {
        CompletableFuture<RemoteTrack> arrival = new CompletableFuture<>();
        awaited.put(name, arrival);
        return arrival;
    }

    @Override
    public void onEvent(Room room, RoomEvent event) {
        if (event instanceof RoomEvent.TrackSubscribed(var _, var publication, var track)) {
            CompletableFuture<RemoteTrack> arrival = awaited.remove(publication.name());
            if (arrival != null) {
                arrival.complete(track);
            }
        }
    }
}
