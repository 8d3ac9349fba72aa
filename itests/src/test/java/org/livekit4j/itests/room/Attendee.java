package org.livekit4j.itests.room;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.livekit4j.data.RemoteDataTrack;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.track.RemoteAudioTrack;
import org.livekit4j.track.RemoteTrack;
import org.livekit4j.track.RemoteVideoTrack;

/** A participant of this library, who remembers what happens in the room. */
final class Attendee implements RoomListener {
    static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final List<RoomEvent> events = new ArrayList<>();
    private final Room room;

    Attendee(Rooms rooms, String url, String token, RoomOptions options) {
        room = rooms.connect(url, token, options, this).orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    Room room() {
        return room;
    }

    @Override
    public void onEvent(Room where, RoomEvent event) {
        synchronized (events) {
            events.add(event);
        }
    }

    /** All that has happened. */
    List<RoomEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    <E extends RoomEvent> long count(Class<E> kind) {
        return events().stream().filter(kind::isInstance).count();
    }

    /** The first event of this kind and like this; waits for it. */
    <E extends RoomEvent> E awaitEvent(Class<E> kind, Predicate<E> like) {
        return await(kind.getSimpleName()).atMost(TIMEOUT).pollInterval(Duration.ofMillis(5))
                .until(() -> find(kind, like), Optional::isPresent).orElseThrow();
    }

    <E extends RoomEvent> E awaitEvent(Class<E> kind) {
        return awaitEvent(kind, event -> true);
    }

    private <E extends RoomEvent> Optional<E> find(Class<E> kind, Predicate<E> like) {
        return events().stream().filter(kind::isInstance).map(kind::cast).filter(like).findFirst();
    }

    RemoteParticipant awaitParticipant(String identity) {
        return await("participant " + identity).atMost(TIMEOUT).pollInterval(Duration.ofMillis(5))
                .until(() -> room.remoteParticipants().get(identity), participant -> participant != null);
    }

    /** The publication of this name, when it is known; it need not be subscribed to. */
    RemoteTrackPublication awaitPublication(String name) {
        return await("publication " + name).atMost(TIMEOUT).pollInterval(Duration.ofMillis(5))
                .until(() -> room.remoteParticipants().values().stream().flatMap(p -> p.trackPublications().values().stream())
                        .filter(publication -> publication.name().equals(name)).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /** The data track of this name, when it is announced. */
    RemoteDataTrack awaitDataTrack(String name) {
        return await("data track " + name).atMost(TIMEOUT).pollInterval(Duration.ofMillis(5))
                .until(() -> room.remoteParticipants().values().stream().map(p -> p.dataTracks().get(name))
                        .filter(Objects::nonNull).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private RemoteTrack awaitTrack(String name) {
        RemoteTrackPublication publication = awaitPublication(name);
        return await("subscription to " + name).atMost(TIMEOUT).pollInterval(Duration.ofMillis(5))
                .until(publication::track, Optional::isPresent).orElseThrow();
    }

    RemoteAudioTrack awaitAudio(String name) {
        return (RemoteAudioTrack) awaitTrack(name);
    }

    RemoteVideoTrack awaitVideo(String name) {
        return (RemoteVideoTrack) awaitTrack(name);
    }
}
