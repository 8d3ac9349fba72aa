package org.livekit4j.keeper.internal;

import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.keeper.RoomKeeperProvider;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;

/** Offers keepers where there is no OSGi. */
public final class PlainKeepers implements RoomKeeperProvider {
    /** Of all keepers in this JVM. */
    private static final Semaphore TURNS = Keeper.turns();

    @Override
    public OwnedRoomKeeper keep(KeeperOptions options, Rooms rooms, List<RoomListener> listeners,
            Consumer<OwnedRoomKeeper> onClose) {
        RoomsReference reference = new RoomsReference();
        reference.bind(rooms);
        Owned keeper = new Owned(KeeperSettings.of(options), reference, listeners, onClose);
        keeper.thread.start();
        return keeper;
    }

    /** A keeper with a thread of its own. */
    private static final class Owned extends Keeper implements OwnedRoomKeeper {
        private final Thread thread;
        private final Consumer<OwnedRoomKeeper> onClose;

        Owned(KeeperSettings settings, RoomsReference rooms, List<RoomListener> listeners, Consumer<OwnedRoomKeeper> onClose) {
            super(settings, rooms, TURNS, InstantSource.system(), Thread::sleep, new Random(), listeners);
            this.onClose = onClose;
            // A virtual thread that falls asleep while memory is full does not wake up.
            thread = Thread.ofPlatform().daemon().name("livekit-keeper " + settings.pid()).inheritInheritableThreadLocals(false)
                    .unstarted(this);
        }

        @Override
        public void close() {
            end();
            try {
                awaitEnd(thread, LEAVING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            onClose.accept(this);
        }
    }
}
