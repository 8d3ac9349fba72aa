package org.livekit4j.standalone.internal;

import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.LiveKitException;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.keeper.RoomKeeperProvider;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;

/** The keepers of one instance. Safe for use by several threads. */
final class OwnKeepers {
    private final Set<OwnedRoomKeeper> keepers = ConcurrentHashMap.newKeySet();

    /** @throws LiveKitException if no jar offers keepers */
    OwnedRoomKeeper keep(KeeperOptions options, Rooms rooms, List<RoomListener> listeners) {
        RoomKeeperProvider provider = ServiceLoader.load(RoomKeeperProvider.class, OwnKeepers.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new LiveKitException(
                        "nothing keeps rooms joined: add the artifact org.livekit4j:org.livekit4j.keeper to the class or module path"));
        OwnedRoomKeeper keeper = provider.keep(options, rooms, listeners, keepers::remove);
        keepers.add(keeper);
        return keeper;
    }

    /** Ends all, side by side, and waits for them. */
    void close() {
        List<Thread> closing = keepers.stream()
                .map(keeper -> Thread.ofVirtual().name("livekit-keeper end").inheritInheritableThreadLocals(false)
                        .start(keeper::close))
                .toList();
        try {
            for (Thread thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
