package org.livekit4j.keeper;

import java.util.List;
import java.util.function.Consumer;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes keepers in plain Java; found by {@link java.util.ServiceLoader}. The artifact {@code org.livekit4j.keeper} has the implementation. Users
 * call {@link org.livekit4j.LiveKit#keep} instead.
 */
@ProviderType
public interface RoomKeeperProvider {

    /**
     * Begins to keep a room joined.
     *
     * @param options which room, and how
     * @param rooms joins it
     * @param listeners of each room that is joined
     * @param onClose told of the keeper when it is closed, each time
     * @return the keeper, which the caller closes
     */
    OwnedRoomKeeper keep(KeeperOptions options, Rooms rooms, List<RoomListener> listeners, Consumer<OwnedRoomKeeper> onClose);
}
