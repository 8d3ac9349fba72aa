package org.livekit4j.standalone.internal;

import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;

/**
 * Joins rooms, and remembers them.
 *
 * @param service joins them
 * @param own remembers them
 */
record TrackedRooms(Rooms service, OwnRooms own) implements Rooms {

    @Override
    public CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners) {
        CompletableFuture<Room> joining = service.connect(url, token, options, listeners);
        own.add(joining);
        return joining;
    }
}
