package org.livekit4j.testing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Room;

/** A room of which only the name, the local participant's identity and the end are of interest. */
public final class FakeRoom {
    public final CompletableFuture<DisconnectReason> ended = new CompletableFuture<>();
    /** How often {@link Room#close} was called. */
    public final AtomicInteger closed = new AtomicInteger();
    public volatile ConnectionState state = ConnectionState.CONNECTED;
    private final String name;
    private final Room room = Fake.of(Room.class, (method, arguments) -> answer(method));
    private volatile Runnable whenLeft = () -> {
    };

    public FakeRoom(String name) {
        this.name = name;
    }

    public Room room() {
        return room;
    }

    /** What a listener does when the room is left. */
    public void whenLeft(Runnable action) {
        whenLeft = action;
    }

    public boolean isLeft() {
        return ended.isDone();
    }

    private Object answer(String method) {
        return switch (method) {
            case "name", "toString" -> name;
            case "sid" -> CompletableFuture.completedFuture("RM_1");
            case "localParticipant" -> Fake.of(LocalParticipant.class, (asked, arguments) -> "ada");
            case "ended" -> ended.copy();
            case "connectionState" -> state;
            case "disconnect" -> leave();
            case "close" -> closed.incrementAndGet() > 0 && leave().isDone();
            default -> Fake.unexpected(Room.class, method);
        };
    }

    private CompletableFuture<Void> leave() {
        whenLeft.run();
        ended.complete(DisconnectReason.CLIENT_INITIATED);
        return CompletableFuture.completedFuture(null);
    }
}
