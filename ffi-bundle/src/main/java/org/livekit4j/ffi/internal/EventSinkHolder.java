package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.livekit4j.ffi.EventSink;

/**
 * Holds the one sink. While there is none, for example during a restart of the queue, events can be parked, in order: the next
 * sink receives them before anything newer. They are bounded in number and in time, after which they are released.
 */
final class EventSinkHolder {
    /** Far more than a room sends within a restart. */
    static final int MOST = 4_096;
    static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Duration timeout;
    private final Loss onLoss;
    /** Held for a few instructions, and by native threads only while there is no sink. */
    private final ReentrantLock lock = new ReentrantLock();
    private Queue<CallbackEvent> parked = new ArrayDeque<>();
    private boolean connecting;
    private boolean closed;
    private CompletableFuture<Void> limit;
    private volatile EventSink sink;
    /** Whether this gap has lasted too long. */
    private volatile boolean abandoned;
    /** Whether an event was lost since the last sink was told. */
    private volatile boolean missed;
    private boolean told;

    /** What became of an event that came while there was no sink. */
    enum Outcome {
        PARKED, LOST,
        /** There is a sink meanwhile, and nothing is parked: the event may get there directly. */
        CONNECTED
    }

    /** Told of events that are lost, on whatever thread loses them. */
    @FunctionalInterface
    interface Loss {

        /** @param first whether they are the first ones since there is no sink */
        void lost(long events, boolean first);
    }

    /** An empty one, where events are parked. */
    EventSinkHolder(Duration timeout, Loss onLoss) {
        this.timeout = timeout;
        this.onLoss = onLoss;
        lock.lock();
        try {
            startWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** Null if there is none. */
    EventSink sink() {
        return sink;
    }

    /** Whether it is in vain to park an event that has found no sink. */
    boolean abandoned() {
        return abandoned;
    }

    /** Keeps an event for the next sink. */
    Outcome park(CallbackEvent event) {
        boolean first;
        lock.lock();
        try {
            if (sink != null) {
                return Outcome.CONNECTED;
            }
            if (!abandoned && parked.size() < MOST && keep(event)) {
                return Outcome.PARKED;
            }
            first = !abandoned && !told;
            told = true;
        } finally {
            lock.unlock();
        }
        missed();
        onLoss.lost(1, first);
        return Outcome.LOST;
    }

    /** @return false if there is no memory for it */
    private boolean keep(CallbackEvent event) {
        try {
            event.retain();
        } catch (OutOfMemoryError e) {
            return false;
        }
        try {
            return parked.add(event);
        } catch (OutOfMemoryError e) {
            event.close();
            return false;
        }
    }

    /** An event was lost. */
    void missed() {
        if (!missed) {
            missed = true;
        }
    }

    /** Whether events were lost, of which the sink must be told; it is now. */
    boolean hasMissed() {
        boolean was = missed;
        missed = false;
        return was;
    }

    /**
     * Lets a sink have what is parked, and then whatever comes.
     *
     * @param deliver brings a parked event to the sink; must not throw
     * @return whether there was no other
     */
    boolean connect(EventSink newSink, Consumer<CallbackEvent> deliver) {
        lock.lock();
        try {
            if (sink != null || connecting || closed) {
                return false;
            }
            connecting = true;
        } finally {
            lock.unlock();
        }
        for (Queue<CallbackEvent> events = takeOr(newSink); !events.isEmpty(); events = takeOr(newSink)) {
            for (CallbackEvent event : events) {
                try (event) {
                    deliver.accept(event);
                }
            }
        }
        return true;
    }

    /** What is parked; if that is nothing, the sink is in its place. */
    private Queue<CallbackEvent> takeOr(EventSink newSink) {
        lock.lock();
        try {
            Queue<CallbackEvent> events = empty();
            if (events.isEmpty()) {
                connecting = false;
                stopWaiting();
                abandoned = closed;
                sink = closed ? null : newSink;
            }
            return events;
        } finally {
            lock.unlock();
        }
    }

    /** @return whether this was the sink */
    boolean disconnect(EventSink oldSink) {
        lock.lock();
        try {
            if (sink != oldSink) {
                return false;
            }
            sink = null;
            startWaiting();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void startWaiting() {
        if (closed) {
            return;
        }
        told = false;
        CompletableFuture<Void> end = new CompletableFuture<Void>().completeOnTimeout(null, timeout.toNanos(),
                TimeUnit.NANOSECONDS);
        limit = end;
        end.thenRun(() -> Thread.ofVirtual().name("livekit-parking").start(() -> giveUp(end)));
    }

    private void stopWaiting() {
        if (limit != null) {
            limit.cancel(false);
            limit = null;
        }
    }

    private void giveUp(CompletableFuture<Void> due) {
        Queue<CallbackEvent> events;
        lock.lock();
        try {
            if (limit != due || connecting) {
                return;
            }
            abandoned = true;
            events = empty();
        } finally {
            lock.unlock();
        }
        if (!events.isEmpty()) {
            missed();
            events.forEach(CallbackEvent::close);
            onLoss.lost(events.size(), true);
        }
    }

    private Queue<CallbackEvent> empty() {
        Queue<CallbackEvent> events = parked;
        parked = new ArrayDeque<>();
        return events;
    }

    /** There will be no sink any more. What is parked is released. */
    void close() {
        Queue<CallbackEvent> events;
        lock.lock();
        try {
            closed = true;
            abandoned = true;
            sink = null;
            stopWaiting();
            events = empty();
        } finally {
            lock.unlock();
        }
        events.forEach(CallbackEvent::close);
    }

    /** How many events are parked now. */
    int depth() {
        lock.lock();
        try {
            return parked.size();
        } finally {
            lock.unlock();
        }
    }
}
