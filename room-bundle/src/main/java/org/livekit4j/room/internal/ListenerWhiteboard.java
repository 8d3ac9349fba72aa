package org.livekit4j.room.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.livekit4j.configuration.PropertyReader;
import org.livekit4j.configuration.WhiteboardProperties;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects listener services with open rooms, whichever comes first. */
final class ListenerWhiteboard {
    private static final Logger LOG = LoggerFactory.getLogger(RoomListener.class);
    /** By simple name. */
    private static final Map<String, Class<? extends RoomEvent>> EVENTS = Arrays.stream(RoomEvent.class.getPermittedSubclasses())
            .collect(Collectors.toMap(Class::getSimpleName, type -> type.asSubclass(RoomEvent.class), (a, _) -> a, TreeMap::new));

    private final Map<Object, Service> services = new HashMap<>();
    private final Set<NativeRoom> rooms = new HashSet<>();

    /** One listener, and its lanes in the rooms that it is for. */
    private static final class Service {
        private final RoomListener listener;
        private final Map<NativeRoom, ListenerDispatcher> lanes = new HashMap<>();
        /** Empty for all rooms. */
        private Set<String> names = Set.of();
        private Set<Class<? extends RoomEvent>> events = Set.of();

        Service(RoomListener listener) {
            this.listener = listener;
        }

        /** Nothing that waits for it is lost where it wants the same room as before. */
        void want(Set<String> newNames, Set<Class<? extends RoomEvent>> newEvents) {
            names = newNames;
            events = newEvents;
            lanes.forEach((room, lane) -> lane.want(newEvents));
            Set<NativeRoom> unwanted = lanes.keySet().stream().filter(room -> !isFor(room)).collect(Collectors.toSet());
            unwanted.forEach(room -> room.listeners().remove(lanes.remove(room)));
        }

        private boolean isFor(NativeRoom room) {
            return names.isEmpty() || names.contains(room.name());
        }

        void meet(NativeRoom room) {
            if (isFor(room)) {
                lanes.computeIfAbsent(room, open -> open.listeners().add(listener, events));
            }
        }

        void leave() {
            lanes.forEach((room, lane) -> room.listeners().remove(lane));
        }
    }

    /**
     * Adds a service, or changes its properties.
     *
     * @param id of the service
     * @param bundle that registered it, for a warning when a property is wrong: then it is told nothing
     */
    synchronized void put(Object id, RoomListener listener, Map<String, ?> properties, String bundle) {
        try {
            PropertyReader read = WhiteboardProperties.of(properties);
            Set<String> names = read.strings(RoomListener.ROOM);
            Set<Class<? extends RoomEvent>> events = events(read);
            Service service = services.computeIfAbsent(id, _ -> new Service(listener));
            service.want(names, events);
            rooms.forEach(service::meet);
        } catch (IllegalArgumentException e) {
            LOG.warn("The listener {} of bundle {} is not used: {}", id, bundle, Printable.of(e.getMessage(), 2_000));
            remove(id);
        }
    }

    private static Set<Class<? extends RoomEvent>> events(PropertyReader properties) {
        Set<String> names = properties.strings(RoomListener.EVENTS);
        return names.isEmpty()
                ? Set.of(RoomEvent.class)
                : names.stream().map(ListenerWhiteboard::event).collect(Collectors.toSet());
    }

    private static Class<? extends RoomEvent> event(String name) {
        Class<? extends RoomEvent> event = EVENTS.get(name);
        if (event == null) {
            throw PropertyReader.wrong(RoomListener.EVENTS, name, "it must be of " + EVENTS.keySet());
        }
        return event;
    }

    synchronized void remove(Object id) {
        Service service = services.remove(id);
        if (service != null) {
            service.leave();
        }
    }

    synchronized void add(NativeRoom room) {
        rooms.add(room);
        services.values().forEach(service -> service.meet(room));
    }

    /** The room has ended; its listeners still get what waits for them. */
    synchronized void forget(NativeRoom room) {
        rooms.remove(room);
        services.values().forEach(service -> service.lanes.remove(room));
    }
}
