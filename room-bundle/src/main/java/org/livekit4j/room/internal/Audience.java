package org.livekit4j.room.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.room.ListenerStatistics;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;

/** Listeners of any room, and the rooms that are open: whichever comes later meets those that are there. */
final class Audience {
    /** By simple name. */
    private static final Map<String, Class<? extends RoomEvent>> EVENTS = Arrays.stream(RoomEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, type -> type.asSubclass(RoomEvent.class), (a, _) -> a, TreeMap::new));

    private final Set<Member> members = new HashSet<>();
    private final Set<NativeRoom> rooms = new HashSet<>();

    /**
     * The filter of a listener.
     *
     * @param rooms the names of rooms; empty for all rooms
     * @param events the names of events; empty for all events
     * @param types the types of these events
     */
    record Wish(Set<String> rooms, Set<String> events, Set<Class<? extends RoomEvent>> types) {

        /** @throws IllegalArgumentException if a property is invalid */
        static Wish of(Map<String, ?> properties) {
            PropertyReader read = WhiteboardProperties.of(properties);
            Set<String> events = read.strings(RoomListener.EVENTS);
            return new Wish(read.strings(RoomListener.ROOM), events, events.isEmpty()
                    ? Set.of(RoomEvent.class)
                    : events.stream().map(Wish::type).collect(Collectors.toSet()));
        }

        private static Class<? extends RoomEvent> type(String name) {
            Class<? extends RoomEvent> type = EVENTS.get(name);
            if (type == null) {
                throw PropertyReader.wrong(RoomListener.EVENTS, name, "it must be of " + EVENTS.keySet());
            }
            return type;
        }

        boolean isFor(NativeRoom room) {
            return rooms.isEmpty() || rooms.contains(room.name());
        }
    }

    /** One listener, and its lanes in the rooms that it is for. */
    final class Member {
        private final RoomListener listener;
        private final Map<NativeRoom, ListenerDispatcher> lanes = new HashMap<>();
        private Wish wish;

        private Member(RoomListener listener, Wish wish) {
            this.listener = listener;
            this.wish = wish;
        }

        /**
         * Changes the filter. No waiting event is lost for a room that matches before and after.
         *
         * @throws IllegalArgumentException if a property is invalid; nothing changes then
         */
        void update(Map<String, ?> properties) {
            Wish changed = Wish.of(properties);
            synchronized (Audience.this) {
                wish = changed;
                lanes.values().forEach(lane -> lane.want(changed.types()));
                Set<NativeRoom> unwanted = lanes.keySet().stream().filter(room -> !changed.isFor(room))
                        .collect(Collectors.toSet());
                unwanted.forEach(room -> room.listeners().remove(lanes.remove(room)));
                rooms.forEach(this::meet);
                lanes.keySet().forEach(room -> room.listeners().changed());
            }
        }

        private void meet(NativeRoom room) {
            if (wish.isFor(room)) {
                lanes.computeIfAbsent(room, open -> open.listeners().add(listener, wish.types()));
            }
        }

        /** It is told nothing any more. */
        void leave() {
            synchronized (Audience.this) {
                members.remove(this);
                lanes.forEach((room, lane) -> room.listeners().remove(lane));
                lanes.clear();
            }
        }

        Wish wish() {
            synchronized (Audience.this) {
                return wish;
            }
        }

        /** One for each room that is open. */
        List<ListenerStatistics> statistics() {
            synchronized (Audience.this) {
                return lanes.values().stream().map(ListenerDispatcher::statistics).toList();
            }
        }
    }

    /**
     * Adds a listener.
     *
     * @param properties the properties, as of a service
     * @throws IllegalArgumentException if a property is invalid
     */
    Member add(RoomListener listener, Map<String, ?> properties) {
        Member member = new Member(listener, Wish.of(properties));
        synchronized (this) {
            members.add(member);
            rooms.forEach(member::meet);
        }
        return member;
    }

    synchronized void add(NativeRoom room) {
        rooms.add(room);
        members.forEach(member -> member.meet(room));
    }

    /** The room has ended; its listeners still get what waits for them. */
    synchronized void forget(NativeRoom room) {
        rooms.remove(room);
        members.forEach(member -> member.lanes.remove(room));
    }
}
