package org.livekit4j.room.internal;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Registers the open rooms as services for observers; the callers that joined them own them. */
final class RoomRegistrar {
    private final BundleContext context;
    private final Map<Room, ServiceRegistration<Room>> services = new ConcurrentHashMap<>();

    RoomRegistrar(BundleContext context) {
        this.context = context;
    }

    void add(Room room) {
        Dictionary<String, Object> properties = new Hashtable<>(Map.of(RoomListener.ROOM, room.name()));
        try {
            services.put(room, context.registerService(Room.class, room, properties));
        } catch (IllegalStateException e) {
            return; // The bundle is stopping, and leaves the room
        }
        if (room.connectionState() == ConnectionState.DISCONNECTED) { // the room may have ended before its service was registered
            remove(room);
        }
    }

    void remove(Room room) {
        ServiceRegistration<Room> service = services.remove(room);
        if (service != null) {
            service.unregister();
        }
    }
}
