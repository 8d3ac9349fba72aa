package org.livekit4j.standalone.internal;

import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;

/**
 * Joins rooms, and remembers them.
 *
 * @param service joins them
 * @param own remembers them
 */
record TrackedRooms(Rooms service, OwnRooms own) implements Rooms {

    @Override
    public CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners) {
        return tracked(service.connect(url, token, options, listeners));
    }

    @Override
    public CompletableFuture<Room> connect(TokenSource source, TokenRequest request, RoomOptions options,
            RoomListener... listeners) {
        return tracked(service.connect(source, request, options, listeners));
    }

    private CompletableFuture<Room> tracked(CompletableFuture<Room> joining) {
        own.add(joining);
        return joining;
    }
}
