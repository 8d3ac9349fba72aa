package org.livekit4j.management;

import java.util.List;

/** The open rooms, registered as {@value #OBJECT_NAME}. Safe for use by several threads. */
public interface RoomsMXBean {

    /** The object name. */
    String OBJECT_NAME = "org.livekit4j:type=Rooms";

    /** {@return the open rooms} */
    List<RoomView> getRooms();

    /** {@return the services that listen to rooms} */
    List<ListenerView> getListeners();

    /** {@return the services that are meant to listen to rooms and are not used} */
    List<FailedListenerView> getFailedListeners();

    /** {@return the services that handle text and byte streams} */
    List<StreamHandlerView> getStreamHandlers();

    /** {@return the services that are meant to handle streams and are not used} */
    List<FailedStreamHandlerView> getFailedStreamHandlers();

    /**
     * Leaves a room. A keeper of the room stays out until it is told to rejoin.
     *
     * @param room the name of the room
     * @return a confirmation
     * @throws IllegalArgumentException if there is no such room
     */
    String leave(String room);
}
