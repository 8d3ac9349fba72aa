package org.livekit4j.room.internal;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.ListenerStatistics;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;

/**
 * The listeners of a room, each on a lane of its own. Events are offered under the room's lock, so all listeners receive them in
 * the same order.
 */
final class Listeners {
    private final Room room;
    private final IncomingLimits limits;
    private final List<ListenerDispatcher> lanes = new CopyOnWriteArrayList<>();
    private volatile Runnable onChange = () -> {
    };
    private volatile boolean ended;

    Listeners(Room room, IncomingLimits limits) {
        this.room = room;
        this.limits = limits;
    }

    Room room() {
        return room;
    }

    IncomingLimits limits() {
        return limits;
    }

    ListenerDispatcher add(RoomListener listener, Set<Class<? extends RoomEvent>> events) {
        Objects.requireNonNull(listener, "listener is null");
        Set<Class<? extends RoomEvent>> wanted = Set.copyOf(Objects.requireNonNull(events, "events is null"));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("events is empty; it must hold types of events, or RoomEvent for all");
        }
        ListenerDispatcher lane = new ListenerDispatcher(room, listener, wanted, limits);
        lanes.add(lane);
        changed();
        return lane;
    }

    void remove(ListenerDispatcher lane) {
        lanes.remove(lane);
        lane.close();
        changed();
    }

    /** @param task is run when {@link #want} may have changed */
    void onChange(Runnable task) {
        onChange = task;
    }

    /** A listener wants other events than before. */
    void changed() {
        onChange.run();
    }

    /** Whether any of them wants events of this type. */
    boolean want(Class<? extends RoomEvent> type) {
        for (ListenerDispatcher lane : lanes) {
            if (lane.wants(type)) {
                return true;
            }
        }
        return false;
    }

    void tell(RoomEvent event) {
        if (ended) {
            return;
        }
        Told told = null;
        for (ListenerDispatcher lane : lanes) {
            if (lane.wants(event.getClass())) {
                told = told == null ? Told.of(event) : told;
                lane.offer(told);
            }
        }
    }

    /** The event is the last one. */
    void end(RoomEvent last) {
        tell(last);
        ended = true;
        lanes.forEach(ListenerDispatcher::end);
    }

    /** Has what waits told, where there was no memory for that, and looks for calls that last. */
    void look() {
        long now = System.nanoTime();
        lanes.forEach(lane -> lane.look(now));
    }

    /** Waits until all have been told everything, but for one that calls this; for a bounded time. */
    void await(long timeoutMs) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
        for (ListenerDispatcher lane : lanes) {
            lane.await(deadline);
        }
    }

    List<ListenerStatistics> statistics() {
        return lanes.stream().map(ListenerDispatcher::statistics).toList();
    }
}
