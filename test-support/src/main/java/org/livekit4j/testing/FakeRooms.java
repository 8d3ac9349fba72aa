package org.livekit4j.testing;

import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;

/** Rooms that are joined, or not, as a test says beforehand; without a word they are still being joined. */
public final class FakeRooms implements Rooms {
    /** What was asked with, and the answers. */
    public final List<String> tokens = new CopyOnWriteArrayList<>();
    public final List<CompletableFuture<Room>> asked = new CopyOnWriteArrayList<>();
    private final BlockingQueue<CompletableFuture<Room>> answers = new LinkedBlockingQueue<>();

    public FakeRooms() {}

    /** The next call joins a room of this name. */
    public FakeRoom admits(String name) {
        FakeRoom room = new FakeRoom(name);
        answers(CompletableFuture.completedFuture(room.room()));
        return room;
    }

    public void refuses(String message) {
        answers(CompletableFuture.failedFuture(new ConnectException(message)));
    }

    /** The next call returns this. */
    public CompletableFuture<Room> answers(CompletableFuture<Room> answer) {
        answers.add(answer);
        return answer;
    }

    @Override
    public CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners) {
        tokens.add(token);
        CompletableFuture<Room> answer = answers.poll();
        asked.add(answer == null ? new CompletableFuture<>() : answer);
        return asked.getLast();
    }

    /** Asks the source on a thread that is interrupted when the future is done. */
    @Override
    public CompletableFuture<Room> connect(TokenSource source, TokenRequest request, RoomOptions options,
            RoomListener... listeners) {
        CompletableFuture<Room> room = new CompletableFuture<>();
        Thread fetching = Thread.ofVirtual().unstarted(() -> {
            try {
                ConnectionDetails details = source.fetch(request);
                if (!room.isDone()) {
                    connect(details.url(), details.token(), options, listeners).thenAccept(room::complete);
                }
            } catch (Throwable e) { // whatever the source throws
                room.completeExceptionally(new ConnectException("the token source has failed: " + e));
            }
        });
        room.whenComplete((_, _) -> fetching.interrupt());
        fetching.start();
        return room;
    }
}
