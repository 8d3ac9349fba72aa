package org.livekit4j.room;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told of what happens in a room, one event after the other, in the order of the server. Each listener has a queue and a virtual thread of
 * its own: it may block, {@code join()} any future of the room, and close the room, and no other listener waits for it. What waits for a
 * slow listener is bounded as {@link IncomingLimits} say; what a room needs to be right is never dropped. What a listener throws is counted
 * and logged, and costs it that event only.
 *
 * <p>In OSGi it can be registered as a service, with the names of rooms as {@value #ROOM}, or without it for all rooms, and with the names
 * of events as {@value #EVENTS}, or without it for all events. Such a listener sees a room's events from the time it is registered.
 */
@FunctionalInterface
@ConsumerType
public interface RoomListener {

    /** Service property, {@code String+}: names of the rooms that a listener is for. Absent: all rooms. */
    String ROOM = "livekit.room";

    /** Service property, {@code String+}: the events that a listener wants, as {@link RoomEventNames} name them. Absent: all events. */
    String EVENTS = "livekit.room.events";

    /** @param event the room and its participants are at least as new as the event when this is called */
    void onEvent(Room room, RoomEvent event);
}
