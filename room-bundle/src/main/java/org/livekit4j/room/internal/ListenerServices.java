package org.livekit4j.room.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.livekit4j.queue.plugin.WhiteboardProperties;
import org.livekit4j.room.ListenerRegistration;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners that are services, and the rooms that are open: whichever comes later meets those that are there. */
final class ListenerServices {
    private static final Logger LOG = LoggerFactory.getLogger(RoomListener.class);

    private final Map<Object, Service> services = new HashMap<>();
    private final Set<Room> rooms = new HashSet<>();

    /** @param names of the rooms that it is for; empty for all */
    private record Service(RoomListener listener, Set<String> names, Map<Room, ListenerRegistration> places) {

        void meet(Room room) {
            if (names.isEmpty() || names.contains(room.name())) {
                places.computeIfAbsent(room, open -> open.addListener(listener));
            }
        }

        void leave() {
            places.values().forEach(ListenerRegistration::close);
        }
    }

    /**
     * Adds a service, or changes its properties.
     *
     * @param id of the service
     * @param bundle that registered it, for a warning when a property is wrong: then it is told nothing
     */
    synchronized void put(Object id, RoomListener listener, Map<String, ?> properties, String bundle) {
        remove(id);
        try {
            Set<String> names = WhiteboardProperties.of(properties).strings(RoomListener.ROOM);
            Service service = new Service(listener, names, new HashMap<>());
            services.put(id, service);
            rooms.forEach(service::meet);
        } catch (IllegalArgumentException e) {
            LOG.warn("The listener {} of bundle {} is told nothing: {}", id, bundle, e.getMessage());
        }
    }

    synchronized void remove(Object id) {
        Service service = services.remove(id);
        if (service != null) {
            service.leave();
        }
    }

    synchronized void add(Room room) {
        rooms.add(room);
        services.values().forEach(service -> service.meet(room));
    }

    /** The room has ended; its listeners still get what waits for them. */
    synchronized void forget(Room room) {
        rooms.remove(room);
        services.values().forEach(service -> service.places().remove(room));
    }
}
