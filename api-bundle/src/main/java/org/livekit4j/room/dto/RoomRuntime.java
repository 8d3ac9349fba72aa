package org.livekit4j.room.dto;

import org.osgi.annotation.versioning.ProviderType;

/** The service that tells which listeners of rooms are services, and which of these are told nothing, and why. */
@ProviderType
public interface RoomRuntime {

    /**
     * Tells how things are now.
     *
     * @return a copy
     */
    RoomRuntimeDTO getRuntimeDTO();
}
