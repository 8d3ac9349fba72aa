package org.livekit4j.room;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gets the events of a room, one after the other, in the order of the server. Each listener has a queue and a virtual thread of
 * its own: it may block, wait for any future of the room and close the room, and no other listener waits for it. What waits for
 * a slow listener is bounded by {@link IncomingLimits}; events that a room needs to be understood are never dropped. An
 * exception of a listener is counted and logged, and affects that event only.
 *
 * <p>In OSGi a listener can be registered as a service, with names of rooms as {@value #ROOM}, or without them for all rooms, and
 * with names of events as {@value #EVENTS}, or without them for all events. Such a listener gets a room's events from its
 * registration on.
 *
 * <p>A listener that is passed to {@code connect} gets every event, here to hear each microphone:
 *
 * {@snippet file="org/livekit4j/examples/rooms/EchoBot.java" region="listen"}
 */
@FunctionalInterface
@ConsumerType
public interface RoomListener {
    /** Service property, {@code String+}: the names of the rooms that a listener is for. The default is all rooms. */
    String ROOM = "livekit.room";

    /**
     * Service property, {@code String+}: the names of the events that a listener gets ({@link RoomEventNames}). The default is
     * all.
     */
    String EVENTS = "livekit.room.events";

    /**
     * Called for one event. The room and its participants are at least as new as the event.
     *
     * @param room the room
     * @param event the event
     */
    void onEvent(Room room, RoomEvent event);
}
