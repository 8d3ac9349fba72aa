package org.livekit4j.room.dto;

import org.livekit4j.dto.FailedServiceDTO;
import org.osgi.dto.DTO;

/** The whiteboard of the listeners of rooms. */
public class RoomRuntimeDTO extends DTO {

    /** Services that are told of rooms. */
    public ListenerDTO[] listeners = {};

    /** Services that are told nothing, because something is wrong with them. */
    public FailedServiceDTO[] failedListeners = {};

    /** All fields are still to be set. */
    public RoomRuntimeDTO() {}
}
