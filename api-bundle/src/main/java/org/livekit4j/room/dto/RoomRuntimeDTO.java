package org.livekit4j.room.dto;

import org.livekit4j.dto.FailedServiceDTO;
import org.osgi.dto.DTO;

/** The whiteboard of the listeners of rooms and of the handlers of streams. */
public class RoomRuntimeDTO extends DTO {

    /** The services that listen to rooms. */
    public ListenerDTO[] listeners = {};

    /** The services that are meant to listen to rooms and are not used. */
    public FailedServiceDTO[] failedListeners = {};

    /** The services that handle text and byte streams. */
    public StreamHandlerDTO[] streamHandlers = {};

    /** The services that are meant to handle streams and are not used. */
    public FailedServiceDTO[] failedStreamHandlers = {};

    /** Creates an object whose fields are still to be set. */
    public RoomRuntimeDTO() {}
}
