package org.livekit4j.management;

import java.util.List;

/** The rooms that are open, as {@value #OBJECT_NAME}. */
public interface RoomsMXBean {

    String OBJECT_NAME = "org.livekit4j:type=Rooms";

    List<RoomView> getRooms();
}
