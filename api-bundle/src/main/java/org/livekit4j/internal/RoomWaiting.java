package org.livekit4j.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.livekit4j.LiveKit;
import org.livekit4j.Registration;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.text.Printable;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.TrackSource;

/** Waits for something to be in a room: listens first and looks then, so that nothing is missed in between. */
public final class RoomWaiting {

    private RoomWaiting() {}

    public static RemoteParticipant participant(Room room, String identity, Duration timeout)
            throws InterruptedException, TimeoutException {
        Objects.requireNonNull(identity, "identity is null");
        return until(room, () -> Optional.ofNullable(room.remoteParticipants().get(identity)), timeout,
                "participant '" + Printable.of(identity) + "' did not appear",
                Set.of(RoomEvent.ParticipantConnected.class, RoomEvent.Disconnected.class));
    }

    public static RemoteTrackPublication publication(Room room, Predicate<? super RemoteTrackPublication> wanted,
            Duration timeout)
            throws InterruptedException, TimeoutException {
        Objects.requireNonNull(wanted, "wanted is null");
        return until(room,
                () -> room.remoteParticipants().values().stream().flatMap(one -> one.trackPublications().values().stream())
                        .filter(wanted).findFirst(),
                timeout, "no such track was published",
                Set.of(RoomEvent.ParticipantConnected.class, RoomEvent.TrackPublished.class, RoomEvent.Disconnected.class));
    }

    public static RemoteTrack track(Room room, String identity, TrackSource source, Duration timeout)
            throws InterruptedException, TimeoutException {
        Objects.requireNonNull(identity, "identity is null");
        Objects.requireNonNull(source, "source is null");
        return until(room,
                () -> Optional.ofNullable(room.remoteParticipants().get(identity)).flatMap(one -> one.trackPublication(source))
                        .flatMap(RemoteTrackPublication::track),
                timeout, "no track " + source + " of participant '" + Printable.of(identity) + "' was subscribed to",
                Set.of(RoomEvent.TrackSubscribed.class, RoomEvent.Disconnected.class));
    }

    private static <T> T until(Room room, Supplier<Optional<T>> look, Duration timeout, String failure,
            Set<Class<? extends RoomEvent>> events) throws InterruptedException, TimeoutException {
        Objects.requireNonNull(timeout, "timeout is null");
        CompletableFuture<T> found = new CompletableFuture<>();
        try (Registration _ = room.addListener((_, event) -> {
            if (event instanceof RoomEvent.Disconnected(DisconnectReason reason)) {
                end(found, reason);
            } else {
                look(found, look);
            }
        }, events)) {
            if (room.connectionState() == ConnectionState.DISCONNECTED) {
                room.ended().thenAccept(reason -> end(found, reason)); // a listener is told nothing any more
            } else {
                look(found, look);
            }
            return LiveKit.await(found, timeout);
        } catch (TimeoutException e) {
            throw new TimeoutException(failure + " in room '" + Printable.of(room.name()) + "' within " + timeout);
        }
    }

    private static <T> void look(CompletableFuture<T> found, Supplier<Optional<T>> look) {
        try {
            look.get().ifPresent(found::complete);
        } catch (RuntimeException e) { // of the caller's predicate
            found.completeExceptionally(e);
        }
    }

    private static void end(CompletableFuture<?> found, DisconnectReason reason) {
        found.completeExceptionally(new RoomEndedException("the room has ended: " + reason, reason));
    }
}
