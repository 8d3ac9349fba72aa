package org.livekit4j.room.dto;

import org.livekit4j.dto.FailedServiceDTO;
import org.osgi.dto.DTO;

/** The whiteboard of the listeners of rooms. */
public class RoomRuntimeDTO extends DTO {

    /** The services that listen to rooms. */
    public ListenerDTO[] listeners = {};

    /** The services that are meant to listen to rooms and are not used. */
    public FailedServiceDTO[] failedListeners = {};

    /** Creates an object whose fields are still to be set. */
    public RoomRuntimeDTO() {}
}
