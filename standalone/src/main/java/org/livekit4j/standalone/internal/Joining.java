package org.livekit4j.standalone.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.Room;

/** Waits for a room that is being joined. */
final class Joining {

    private Joining() {}

    /**
     * @throws ConnectException if it cannot be joined; its stack is the caller's, and its cause tells the library's side
     * @throws InterruptedException if the thread is interrupted; the room is not joined then, or left
     */
    static Room await(CompletableFuture<Room> joining) throws InterruptedException {
        try {
            return joining.get();
        } catch (InterruptedException e) {
            if (!joining.cancel(true)) { // it was joined at that very moment
                joining.thenAccept(Room::disconnect);
            }
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new ConnectException(e.getCause().getMessage(), e.getCause());
        }
    }
}
