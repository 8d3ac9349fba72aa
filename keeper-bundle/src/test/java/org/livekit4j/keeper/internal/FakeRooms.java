package org.livekit4j.keeper.internal;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;

/** Rooms that are joined, or not, as a test says beforehand; without a word they are still being joined. */
final class FakeRooms implements Rooms {
    final List<String> tokens = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<Room>> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<CompletableFuture<Room>> answers = new LinkedBlockingQueue<>();

    FakeRoom admits() {
        FakeRoom room = new FakeRoom();
        answers.add(CompletableFuture.completedFuture(room.room));
        return room;
    }

    void refuses(String message) {
        answers.add(CompletableFuture.failedFuture(new ConnectException(message)));
    }

    @Override
    public CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners) {
        tokens.add(token);
        CompletableFuture<Room> answer = answers.poll();
        asked.add(answer == null ? new CompletableFuture<>() : answer);
        return asked.getLast();
    }
}
