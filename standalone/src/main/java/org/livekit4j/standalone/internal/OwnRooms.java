package org.livekit4j.standalone.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.LiveKit;
import org.livekit4j.queue.plugin.SinkService;
import org.livekit4j.room.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms that one instance is in, and those services that feed sinks from them. Safe for use by several threads. */
final class OwnRooms {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKit.class);
    /** Longer than a room takes to be left by itself, at worst. */
    private static final Duration LEAVING = Duration.ofSeconds(12);

    private final Set<Room> rooms = ConcurrentHashMap.newKeySet();
    private final Set<SinkService<?>> followers = ConcurrentHashMap.newKeySet();

    /** A room was joined; idempotent. */
    void add(Room room) {
        if (rooms.add(room)) {
            followers.forEach(follower -> follower.addRoom(room));
            room.ended().thenRun(() -> remove(room));
        }
    }

    private void remove(Room room) {
        rooms.remove(room);
        followers.forEach(follower -> follower.removeRoom(room));
    }

    /** Lets a service know of rooms, those of now and those to come; idempotent. */
    void follow(SinkService<?> follower) {
        if (followers.add(follower)) {
            rooms.forEach(follower::addRoom);
        }
    }

    List<String> names() {
        return rooms.stream().map(Room::name).sorted().toList();
    }

    /** Leaves all, side by side, and waits until they are left. */
    void leave() {
        CompletableFuture<?>[] leaving = rooms.stream().map(Room::disconnect).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(leaving).get(LEAVING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Rooms could not be left in time", e);
        }
    }
}
