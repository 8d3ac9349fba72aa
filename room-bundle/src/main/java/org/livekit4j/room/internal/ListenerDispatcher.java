package org.livekit4j.room.internal;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.management.FlightCall;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.ListenerStatistics;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener of a room: its waiting events, and the virtual thread on which it is called. The thread exists only while an event
 * waits. Offering an event never waits for the listener.
 */
final class ListenerDispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    /** So many events are waiting when it is told that a listener does not keep up with what must not be dropped. */
    private static final int LONG = 1024;
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String KIND = "room listener";

    private final Room room;
    private final RoomListener listener;
    private final String owner;
    private volatile Set<Class<? extends RoomEvent>> wanted;
    private final UserCode guard;
    private final LongAdder told = new LongAdder();
    private final RepeatedWarning dropping = new RepeatedWarning();
    private final RepeatedWarning lagging = new RepeatedWarning();
    private final ReentrantLock lock = new ReentrantLock();
    /** These under the lock. */
    private final Backlog backlog;
    private Thread worker;
    private boolean closed;
    /** The worker's. Nothing is allocated for a call, so that none is lost where memory is. */
    private RoomEvent current;
    /** When the call began that is under way; 0 if there is none. */
    private volatile long callNanos;
    /** The beginning of the call that was recorded as late. Of the thread that looks. */
    private long late;
    private final UserCode.Action call = this::call;

    /**
     * @param wanted the types of events; {@link RoomEvent} itself stands for all
     */
    ListenerDispatcher(Room room, RoomListener listener, Set<Class<? extends RoomEvent>> wanted, IncomingLimits limits) {
        this.room = room;
        this.listener = listener;
        this.owner = Owner.of(listener);
        this.wanted = wanted;
        this.backlog = new Backlog(limits);
        this.guard = new UserCode(LOG, this::toString);
    }

    boolean wants(Class<? extends RoomEvent> type) {
        Set<Class<? extends RoomEvent>> types = wanted;
        return types.contains(type) || types.contains(RoomEvent.class);
    }

    /** It wants others from now on. */
    void want(Set<Class<? extends RoomEvent>> types) {
        wanted = types;
    }

    /** Puts the event behind those that wait. */
    void offer(Told event) {
        long before;
        long dropped;
        int waiting;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            before = backlog.dropped();
            backlog.add(event);
            dropped = backlog.dropped();
            waiting = backlog.size();
            work();
        } finally {
            lock.unlock();
        }
        if (dropped > before) {
            dropping.report(_ -> LOG.warn(
                    "{} is too slow for the messages of {}: {} were dropped so far, and {} events wait", this,
                    sender(event), dropped, waiting));
        } else if (waiting >= LONG && event.sender() == null) {
            lagging.report(
                    _ -> LOG.warn("{} is slow: {} events wait for it; events that keep its state current are not dropped", this,
                            waiting));
        }
    }

    private static String sender(Told event) {
        return event.sender().isEmpty() ? "the server, or an unknown sender," : "'" + Printable.of(event.sender()) + "'";
    }

    /** Begins to work off what waits, if there was no memory for it; tells Flight Recorder of a call that lasts. */
    void look(long nanoTime) {
        Thread caller;
        lock.lock();
        try {
            work();
            caller = worker;
        } finally {
            lock.unlock();
        }
        long since = callNanos;
        if (caller != null && since != late && since != 0 && nanoTime - since >= LATE_NANOS) {
            late = since;
            FlightEvents.callLate(KIND, listener.getClass().getName(), Owner.bundle(listener), where(), caller, nanoTime - since);
        }
    }

    private StreamInfo where() {
        return StreamInfo.of(room.name(), "");
    }

    private void work() {
        if (worker != null || backlog.size() == 0) {
            return;
        }
        try {
            Thread thread = Thread.ofVirtual().name("livekit room " + Printable.of(room.name()))
                    .inheritInheritableThreadLocals(false).unstarted(this::run);
            thread.setContextClassLoader(listener.getClass().getClassLoader());
            worker = thread;
            thread.start();
        } catch (OutOfMemoryError e) {
            worker = null; // the next event, or the watchdog, tries again
        }
    }

    private void run() {
        try {
            for (Told next = next(); next != null; next = next()) {
                current = next.event();
                FlightCall recorded = FlightEvents.beginCall();
                callNanos = System.nanoTime();
                guard.run(call);
                callNanos = 0;
                Thread.interrupted(); // clears an interrupt that the listener left behind
                told.increment();
                if (recorded != null) {
                    recorded.end(KIND, listener, where());
                }
            }
        } catch (OutOfMemoryError e) {
            // Waiting events remain
        } finally {
            rest();
        }
    }

    private void call() {
        listener.onEvent(room, current);
    }

    private Told next() {
        lock.lock();
        try {
            return backlog.poll();
        } finally {
            lock.unlock();
        }
    }

    /** An event may have come since there was none, or have been left over by an error. */
    private void rest() {
        lock.lock();
        try {
            worker = null;
            work();
        } finally {
            lock.unlock();
        }
    }

    /** What waits is still told, but nothing that comes. */
    void end() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** No call begins any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            backlog.clear();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no event waits and no call is in progress, except on the current thread.
     *
     * @param deadlineNanos the deadline, as a {@link System#nanoTime}
     */
    void await(long deadlineNanos) {
        Polling.await(this::isIdle, deadlineNanos);
    }

    private boolean isIdle() {
        lock.lock();
        try {
            return worker == null || worker == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    ListenerStatistics statistics() {
        lock.lock();
        try {
            return new ListenerStatistics(owner, told.sum(), backlog.size(), backlog.dropped(),
                    backlog.merged(), guard.failures());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "Listener " + owner + " of room '" + Printable.of(room.name()) + "'";
    }
}
