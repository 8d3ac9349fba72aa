package org.livekit4j.keeper.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.livekit4j.keeper.KeeperOptions;
import org.livekit4j.keeper.KeeperStatus;
import org.livekit4j.keeper.OwnedRoomKeeper;
import org.livekit4j.keeper.RoomKeeper;
import org.livekit4j.keeper.RoomKeeperProvider;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.Rooms;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers keepers where there is no OSGi. */
public final class PlainKeepers implements RoomKeeperProvider {
    private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);
    /** For a room to be left, its listeners to be told, and to end. */
    private static final Duration TIMEOUT = Duration.ofSeconds(12);
    /** Of all keepers in this JVM. */
    private static final Semaphore TURNS = new Semaphore(4, true);

    @Override
    public OwnedRoomKeeper keep(KeeperOptions options, Rooms rooms, List<RoomListener> listeners) {
        RoomsReference reference = new RoomsReference();
        reference.bind(rooms);
        Keeper keeper = new Keeper(KeeperSettings.of(options), reference, TURNS, InstantSource.system(), Thread::sleep,
                new Random(),
                listeners);
        Thread thread = Thread.ofVirtual().name("livekit-keeper " + Printable.of(options.name()))
                .inheritInheritableThreadLocals(false).start(keeper);
        return new Owned(keeper, thread);
    }

    /** A keeper and its thread. */
    private record Owned(Keeper keeper, Thread thread) implements OwnedRoomKeeper {

        @Override
        public KeeperStatus status() {
            return keeper.status();
        }

        @Override
        public Optional<Room> room() {
            return keeper.room();
        }

        @Override
        public void rejoin() {
            keeper.rejoin();
        }

        @Override
        public void leave() {
            keeper.leave();
        }

        @Override
        public void close() {
            keeper.end();
            try {
                if (!thread.join(TIMEOUT)) {
                    LOG.warn("{} could not leave its room within {} ms", thread.getName(), TIMEOUT.toMillis());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public String toString() {
            return keeper.toString();
        }
    }
}
