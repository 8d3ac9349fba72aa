package org.livekit4j.keeper;

import org.osgi.annotation.versioning.ProviderType;

/** A keeper that its user ends: see {@link org.livekit4j.LiveKit#keep}. Safe for use by several threads. */
@ProviderType
public interface OwnedRoomKeeper extends RoomKeeper, AutoCloseable {

    /**
     * Leaves the room for good, and waits until it is left, but for 12 seconds at most. Idempotent.
     */
    @Override
    void close();
}
