package org.livekit4j.room.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.Overflow;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.room.ListenerRegistration;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.room.RoomListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a room's listeners are called: one event after the other, on a virtual thread of their own, so that they may wait for the room. */
final class ListenerLane {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final Room room;
    private final Mailbox<Entry> events;
    private final List<RoomListener> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;

    private record Entry(RoomEvent event, Runnable afterwards) {}

    ListenerLane(Room room, String name) {
        this.room = room;
        events = Mailbox.create(QueueConstants.DEFAULT_CAPACITY, Overflow.UNBOUNDED, entry -> {
        }, depth -> LOG.warn("{} events wait for the listeners of room '{}', which lose none of them", depth, name));
        thread = Thread.ofVirtual().name("livekit room " + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    ListenerRegistration add(RoomListener listener) {
        RoomListener place = listener::onEvent; // an object of its own, so that one listener can have several places
        listeners.add(place);
        return () -> listeners.remove(place);
    }

    void emit(RoomEvent event) {
        emit(event, () -> {
        });
    }

    /** @param afterwards is done when all listeners have been told */
    void emit(RoomEvent event, Runnable afterwards) {
        events.offer(new Entry(event, afterwards));
    }

    /** The event is the last one. */
    void end(RoomEvent last) {
        emit(last);
        events.close();
    }

    /** Waits until the last event is told, unless this is the thread that tells it. */
    void await(long timeoutMs) throws InterruptedException {
        if (Thread.currentThread() != thread) {
            thread.join(timeoutMs);
        }
    }

    private void run() {
        for (;;) {
            try {
                Entry entry = events.take();
                if (entry == null) {
                    return;
                }
                listeners.forEach(listener -> tell(listener, entry.event()));
                entry.afterwards().run();
            } catch (InterruptedException e) {
                // Nobody else knows this thread: a listener left the interrupt behind
            }
        }
    }

    private void tell(RoomListener listener, RoomEvent event) {
        try {
            listener.onEvent(room, event);
        } catch (RuntimeException | Error e) {
            LOG.warn("A listener of room '{}' failed on {}", room.name(), event.getClass().getSimpleName(), e);
        }
    }
}
