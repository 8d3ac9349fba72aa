package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.livekit4j.room.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the rooms of a service on a platform thread, which neither user code that never returns nor a lack of memory can stop.
 * The thread exists only while there are rooms.
 */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Set<NativeRoom> rooms = ConcurrentHashMap.newKeySet();
    /** Under this object's monitor. */
    private Thread thread;

    synchronized void add(NativeRoom room) {
        rooms.add(room);
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("livekit rooms").inheritInheritableThreadLocals(false).start(this::run);
        }
    }

    void remove(NativeRoom room) {
        rooms.remove(room);
    }

    private void run() {
        while (isNeeded()) {
            rooms.forEach(Watchdog::look);
            LockSupport.parkNanos(this, LOOK.toNanos());
        }
    }

    private synchronized boolean isNeeded() {
        if (rooms.isEmpty() || thread != Thread.currentThread()) {
            thread = thread == Thread.currentThread() ? null : thread;
            return false;
        }
        return true;
    }

    private static void look(NativeRoom room) {
        try {
            room.look();
        } catch (Throwable e) { // also an Error, because memory may be available again
            try {
                LOG.error("{} could not be checked", room, e);
            } catch (Throwable again) {
                // Retried at the next check
            }
        }
    }

    @Override
    public synchronized void close() {
        rooms.clear();
        LockSupport.unpark(thread);
    }
}
