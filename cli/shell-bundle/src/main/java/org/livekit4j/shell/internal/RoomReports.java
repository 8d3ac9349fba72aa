package org.livekit4j.shell.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.livekit4j.dto.FailedServiceDTO;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.Participant;
import org.livekit4j.room.RemoteParticipant;
import org.livekit4j.room.Room;
import org.livekit4j.room.dto.ListenerDTO;
import org.livekit4j.room.dto.RoomRuntime;
import org.livekit4j.room.dto.StreamHandlerDTO;

/** Of rooms, of their plug-ins, and of rooms that are to be kept joined. */
record RoomReports(Services services) {

    Tables rooms() {
        Map<Room, String> keepers = services.use(RoomKeeper.class, all -> all.stream().filter(keeper -> keeper.room().isPresent())
                .collect(Collectors.toMap(keeper -> keeper.room().get(), keeper -> keeper.status().pid(), (one, other) -> one)));
        Table table = new Table("rooms", "name", "state", "identity", "others", "tracks", "sid", "keeper");
        each(Optional.empty(), room -> table.add(room.name(), room.connectionState(), room.localParticipant().identity(),
                room.remoteParticipants().size(),
                room.remoteParticipants().values().stream().mapToInt(other -> other.trackPublications().size()).sum(),
                sid(room), Optional.ofNullable(keepers.get(room))));
        return new Tables(table);
    }

    /** It may not be known yet, and it fails with the room. */
    private static Optional<String> sid(Room room) {
        var sid = room.sid();
        return sid.isDone() && !sid.isCompletedExceptionally() ? Optional.of(sid.join()) : Optional.empty();
    }

    Tables participants(Optional<String> name) {
        Table table = new Table("participants", "room", "identity", "name", "local", "kind", "quality", "tracks", "speaking",
                "encrypted");
        each(name, room -> {
            LocalParticipant self = room.localParticipant();
            row(table, room, self);
            for (RemoteParticipant other : new TreeMap<>(room.remoteParticipants()).values()) {
                row(table, room, other);
            }
        });
        return new Tables(table);
    }

    private static void row(Table table, Room room, Participant who) {
        table.add(room.name(), who.identity(), who.name(), who instanceof LocalParticipant, who.kind(), who.connectionQuality(),
                who.trackPublications().size(), who.speaking(), who.encrypted());
    }

    private void each(Optional<String> name, Consumer<Room> task) {
        services.use(Room.class, all -> {
            all.stream().filter(room -> name.isEmpty() || name.get().equals(room.name()))
                    .sorted(Comparator.comparing(Room::name)).forEach(task);
            return all;
        });
    }

    Tables keepers() {
        Table table = new Table("keepers", "pid", "state", "room", "identity", "server", "since", "joins", "nextTry",
                "lastFailure");
        List<KeeperStatus> keepers = services.use(RoomKeeper.class, all -> all.stream().map(RoomKeeper::status)
                .sorted(Comparator.comparing(KeeperStatus::pid)).toList());
        keepers.forEach(keeper -> table.add(keeper.pid(), keeper.state(), keeper.room(), keeper.identity(), keeper.server(),
                seconds(keeper.since()), keeper.joins(), keeper.nextTry().map(RoomReports::seconds), keeper.lastFailure()));
        return new Tables(table);
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Those that are services. */
    List<Table> listeners() {
        Table listeners = new Table("listeners", "listener", "serviceId", "bundle", "rooms", "events", "openRooms", "told",
                "waiting", "dropped", "failed");
        Table failed = new Table("failedListeners", "serviceId", "bundle", "reason");
        services.use(RoomRuntime.class, all -> all.stream().map(RoomRuntime::getRuntimeDTO).toList()).forEach(runtime -> {
            for (ListenerDTO one : runtime.listeners) {
                listeners.add(one.name, one.serviceId, one.bundle, words(one.rooms), words(one.events), one.openRooms, one.told,
                        one.waiting, one.dropped, one.failed);
            }
            for (FailedServiceDTO one : runtime.failedListeners) {
                failed.add(one.serviceId, one.bundle, one.text);
            }
        });
        return List.of(listeners, failed);
    }

    /** Those that are services. */
    List<Table> streamHandlers() {
        Table handlers = new Table("streamHandlers", "handler", "serviceId", "bundle", "kind", "topic", "rooms", "taken",
                "failed");
        Table failed = new Table("failedStreamHandlers", "serviceId", "bundle", "state", "reason");
        services.use(RoomRuntime.class, all -> all.stream().map(RoomRuntime::getRuntimeDTO).toList()).forEach(runtime -> {
            for (StreamHandlerDTO one : runtime.streamHandlers) {
                handlers.add(one.name, one.serviceId, one.bundle, one.kind, one.topic, words(one.rooms), one.taken, one.failed);
            }
            for (FailedServiceDTO one : runtime.failedStreamHandlers) {
                failed.add(one.serviceId, one.bundle, one.reason == FailedServiceDTO.SHADOWED ? "SHADOWED" : "FAILED", one.text);
            }
        });
        return List.of(handlers, failed);
    }

    private static String words(String... names) {
        return names.length == 0 ? "all" : String.join(", ", names);
    }

    SortedSet<String> names() {
        return services.use(Room.class, all -> all.stream().map(Room::name).collect(Collectors.toCollection(TreeSet::new)));
    }
}
