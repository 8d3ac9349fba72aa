package org.livekit4j.standalone.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;

/** Joins rooms when the test says so. */
final class FakeRooms implements Rooms {
    private final Deque<CompletableFuture<Room>> answers = new ArrayDeque<>();

    /** What the next call returns. */
    CompletableFuture<Room> answer(CompletableFuture<Room> answer) {
        answers.add(answer);
        return answer;
    }

    /** What the next call joins. */
    FakeRoom answer(String name) {
        FakeRoom room = new FakeRoom(name);
        answer(CompletableFuture.completedFuture(room.room()));
        return room;
    }

    @Override
    public CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners) {
        return answers.remove();
    }
}
