package org.livekit4j.agent.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.livekit4j.ffi.Polling;
import org.livekit4j.room.Room;

/**
 * The order in which rooms are joined. Rooms of one process that look for their paths at the same time open sockets for each
 * other, and keep them. So a room begins when the one before it is joined, or half a second after that one has begun. At most
 * eight are being joined at any time: many could all take too long.
 */
final class JoinTurns {
    private static final int AT_ONCE = 8;
    private static final long ALONE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore alone = new Semaphore(1, true);

    /**
     * Waits for its turn, then for the room.
     *
     * @param connect begins to join; the room is left if this thread is interrupted
     */
    Room join(Supplier<CompletableFuture<Room>> connect) throws InterruptedException, ExecutionException {
        turns.acquire();
        try {
            CompletableFuture<Room> joining = begin(connect);
            try {
                return joining.get();
            } catch (InterruptedException e) {
                if (!joining.cancel(true)) { // it was joined at that very moment
                    joining.thenAccept(Room::close);
                }
                throw e;
            }
        } finally {
            turns.release();
        }
    }

    private CompletableFuture<Room> begin(Supplier<CompletableFuture<Room>> connect) throws InterruptedException {
        alone.acquire();
        try {
            CompletableFuture<Room> joining = connect.get();
            Polling.await(joining::isDone, System.nanoTime() + ALONE_NANOS);
            return joining;
        } finally {
            alone.release();
        }
    }
}
