package org.livekit4j.standalone.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.livekit4j.LiveKit;
import org.livekit4j.media.Medium;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms that one instance is in, and the sinks that are fed from them. Safe for use by several threads. */
final class OwnRooms {
    private static final Logger LOG = LoggerFactory.getLogger(LiveKit.class);
    /** Longer than a room takes to be left by itself, at worst. */
    private static final Duration LEAVING = Duration.ofSeconds(12);

    /** How long the end of the JVM waits for rooms that are being joined; a join that succeeds takes less as a rule. */
    private static final Duration JOINING = Duration.ofSeconds(5);

    private final Set<Room> rooms = ConcurrentHashMap.newKeySet();
    /** Each done when its room has been added, or will never be. */
    private final Set<CompletableFuture<?>> joining = ConcurrentHashMap.newKeySet();
    private final Set<Medium<?, ?, ?, ?>> followers = ConcurrentHashMap.newKeySet();

    /** A room is being joined. */
    void add(CompletableFuture<Room> room) {
        CompletableFuture<Void> added = room.thenAccept(this::add);
        joining.add(added);
        added.whenComplete((_, _) -> joining.remove(added));
    }

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

    /** Lets sinks know of rooms, those of now and those to come; idempotent. */
    void follow(Medium<?, ?, ?, ?> follower) {
        if (followers.add(follower)) {
            rooms.forEach(follower::addRoom);
        }
    }

    Stream<Room> open() {
        return rooms.stream();
    }

    List<String> names() {
        return rooms.stream().map(Room::name).sorted().toList();
    }

    /** Leaves all, side by side, and waits until they are left. */
    void leave() {
        if (!await(rooms.stream().map(Room::disconnect).toList(), LEAVING)) {
            LOG.warn("Rooms were not left in time: {}", Printable.of(names()));
        }
    }

    /** Leaves all, those that are being joined included: when the JVM ends, nobody would leave them later. */
    void leaveForGood() {
        await(List.copyOf(joining), JOINING);
        leave();
    }

    /** @return whether all are done, well or not */
    private static boolean await(List<? extends CompletableFuture<?>> futures, Duration time) {
        CompletableFuture<Void> all = CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
        try {
            all.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("Rooms could not be joined or left", e);
        }
        return all.isDone();
    }
}
