package org.livekit4j.room.dto;

import org.osgi.annotation.versioning.ProviderType;

/** The service that shows which services listen to rooms or handle streams, and which of them are not used, and why. Safe for use by several threads. */
@ProviderType
public interface RoomRuntime {

    /**
     * Returns the listeners and handlers that are services now.
     *
     * @return a copy
     */
    RoomRuntimeDTO getRuntimeDTO();
}
