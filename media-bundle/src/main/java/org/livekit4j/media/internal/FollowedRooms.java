package org.livekit4j.media.internal;

import org.livekit4j.room.Room;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The rooms that are services, for the sinks of one medium. */
public final class FollowedRooms extends ServiceTracker<Room, Room> {
    private final Sinks<?, ?, ?> sinks;

    public FollowedRooms(BundleContext context, Sinks<?, ?, ?> sinks) {
        super(context, Room.class, null);
        this.sinks = sinks;
    }

    @Override
    public Room addingService(ServiceReference<Room> reference) {
        Room room = super.addingService(reference);
        if (room != null) {
            sinks.addRoom(room);
        }
        return room;
    }

    @Override
    public void removedService(ServiceReference<Room> reference, Room room) {
        sinks.removeRoom(room);
        super.removedService(reference, room);
    }
}
