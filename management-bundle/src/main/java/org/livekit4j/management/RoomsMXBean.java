package org.livekit4j.management;

import java.util.List;

/** The rooms that are open, as {@value #OBJECT_NAME}. */
public interface RoomsMXBean {

    String OBJECT_NAME = "org.livekit4j:type=Rooms";

    List<RoomView> getRooms();

    /** Services that are told of rooms. */
    List<ListenerView> getListeners();

    /** Services that are told nothing, because something is wrong with them. */
    List<FailedListenerView> getFailedListeners();

    /**
     * Leaves a room. A keeper of it stays out until it is told to rejoin.
     *
     * @param room its name
     * @return what was done
     */
    String leave(String room);
}
