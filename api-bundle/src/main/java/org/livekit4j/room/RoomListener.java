package org.livekit4j.room;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Told of everything that happens in a room, one event after the other, in the order of the server, on a virtual thread of the room's
 * own. It may block, {@code join()} any future of the room, and close the room. A room whose listener is slow keeps all its events: a
 * lost one is never made up for. What a listener throws is logged, and the others are still called.
 *
 * <p>In OSGi it can be registered as a service, with the names of rooms as {@value #ROOM}, or without it for all rooms. Such a listener
 * sees a room's events from the time it is registered.
 */
@FunctionalInterface
@ConsumerType
public interface RoomListener {

    /** Service property, {@code String+}: names of the rooms that a listener is for. Absent: all rooms. */
    String ROOM = "livekit.room";

    /** @param event the room and its participants are at least as new as the event when this is called */
    void onEvent(Room room, RoomEvent event);
}
