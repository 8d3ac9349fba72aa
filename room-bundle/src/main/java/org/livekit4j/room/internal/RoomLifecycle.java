package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life cycle of a room. The native library may report the end by an event, by the end of events, by the answer to a
 * disconnect request, by any two of them, or not at all when it shuts down: the first report counts. Handles are released when
 * this side has left, or at once if it was not leaving.
 */
final class RoomLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final RoomState model;
    private final RoomRequests operations;
    private final RoomTimeouts timeouts;
    private final Departure departure;
    private final RoomEventHandler events;
    private final RoomWatch watch;
    private final RoomSubscription subscription;
    private final CountDownLatch lastEvent = new CountDownLatch(1);
    private final long joinedNanos = System.nanoTime();
    /** Neither is handed out. */
    private final CompletableFuture<DisconnectReason> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    /** These three under the model's lock. */
    private DisconnectReason reason;
    private DisconnectReason leaving;
    private boolean releasing;
    private volatile boolean ready;

    /** @param onEnd is run when the room has ended; may block */
    RoomLifecycle(RoomState model, RoomRequests operations, RoomTimeouts timeouts, Runnable onEnd) {
        this.model = model;
        this.operations = operations;
        this.timeouts = timeouts;
        AsyncCloser endings = new AsyncCloser();
        this.departure = new Departure(model, operations, timeouts, endings, onEnd);
        this.subscription = new RoomSubscription(model);
        this.watch = new RoomWatch(model, this::fault);
        this.events = new RoomEventHandler(model, endings, this::disconnected, this::eventsEnd, watch);
    }

    /** The native library holds events back until it is told that we are ready, and closes the room if that takes 15 s. */
    void start(SubscriberRegistry registry) {
        tell(new RoomEvent.Connected());
        try {
            subscription.open(registry, new FfiEventSubscriber() {
                @Override
                public void onEvent(NativeEvent event) {
                    receive(event);
                }

                @Override
                public void lost(long events) {
                    watch.eventLost();
                }
            });
            ready = true;
            departure.ready();
            FlightEvents.roomJoined(model.info().getName(), model.local().identity(), model.remotes().size());
        } catch (RuntimeException e) {
            leave(DisconnectReason.CLIENT_INITIATED, DisconnectReason.JOIN_FAILURE, timeouts.leaving());
            throw e;
        }
    }

    private void tell(RoomEvent event) {
        model.lock().lock();
        try {
            model.listeners().tell(event);
        } finally {
            model.lock().unlock();
        }
    }

    private void receive(NativeEvent event) {
        watch.heard();
        try {
            if (event.type() == FfiEvent.RPC_METHOD_INVOCATION_FIELD_NUMBER) {
                model.local().rpc().invoked(event.message().getRpcMethodInvocation());
            } else {
                apply(event);
            }
        } catch (Throwable e) { // also an Error, such as a lack of memory
            if (!RoomEventHandler.isMessage(event)) {
                watch.eventLost(); // its content is no longer known
            }
            throw e;
        }
    }

    private void apply(NativeEvent event) {
        model.lock().lock();
        try {
            if (reason != null) {
                return;
            }
            RoomEvent told = events.apply(event);
            if (told != null) {
                watch.told(told);
                model.listeners().tell(told);
            }
        } finally {
            model.lock().unlock();
        }
    }

    /** The native library reports CLIENT_INITIATED for every local leave, whatever the reason was. */
    private void disconnected(DisconnectReason why) {
        end(leaving != null && why == DisconnectReason.CLIENT_INITIATED ? leaving : why);
    }

    private void eventsEnd() {
        end(leaving != null ? leaving : DisconnectReason.UNKNOWN);
    }

    /** The room has ended. Only the first end counts. */
    private void end(DisconnectReason why) {
        model.lock().lock();
        try {
            if (reason != null) {
                return;
            }
            reason = why;
            FlightEvents.roomEnded(model.info().getName(), why, System.nanoTime() - joinedNanos);
            lastEvent.countDown();
            events.end();
            model.streams().end(why);
            model.state(ConnectionState.DISCONNECTED);
            model.listeners().tell(new RoomEvent.ConnectionStateChanged(ConnectionState.DISCONNECTED));
            model.listeners().end(new RoomEvent.Disconnected(why));
            if (leaving == null) {
                startRelease();
            }
        } finally {
            model.lock().unlock();
        }
    }

    private void startRelease() {
        Thread.ofVirtual().name("livekit-room-end").start(this::release);
    }

    /** Looks after the room, every other second, and after its end if there was no memory for that. */
    void look() {
        if (model.state() != ConnectionState.DISCONNECTED) {
            watch.look();
            return;
        }
        model.listeners().look();
        if (!isLeaving()) {
            startRelease();
        }
    }

    private boolean isLeaving() {
        model.lock().lock();
        try {
            return leaving != null || releasing;
        } finally {
            model.lock().unlock();
        }
    }

    /** The room cannot go on. The native library is not waited for any longer than it takes to tell the server. */
    private void fault(DisconnectReason why) {
        if (!isLeaving()) {
            LOG.warn("Leaving room '{}': {}. Join it again", Printable.of(model.info().getName()), why);
            leave(DisconnectReason.CLIENT_INITIATED, why, timeouts.lastEvent());
        }
    }

    CompletableFuture<DisconnectReason> ended() {
        return Completion.handOut(ended);
    }

    CompletableFuture<Void> leave(DisconnectReason why) {
        leave(why, why, timeouts.leaving());
        return Completion.handOut(released);
    }

    /**
     * Leaves the room.
     *
     * @param told the reason for the server
     * @param own the reason that this side reports
     * @param answer how long to wait for the native library
     */
    private void leave(DisconnectReason told, DisconnectReason own, Duration answer) {
        model.lock().lock();
        try {
            if (leaving == null && reason == null) {
                leaving = own;
                model.local().publishing().leaving(own);
                Thread.ofVirtual().name("livekit-leave").start(() -> leaveNow(told, own, answer));
            }
        } catch (OutOfMemoryError e) {
            leaving = null; // a later attempt may succeed
            throw e;
        } finally {
            model.lock().unlock();
        }
    }

    private void leaveNow(DisconnectReason told, DisconnectReason own, Duration answer) {
        try {
            if (departure.leave(told, own, answer, ready)) {
                // Sent before the answer, and handled elsewhere
                Polling.await(() -> lastEvent.getCount() == 0, System.nanoTime() + timeouts.lastEvent().toNanos());
            }
        } catch (InterruptedException e) {
            LOG.debug("Leaving room '{}' was interrupted", Printable.of(model.info().getName()), e);
        } finally {
            end(own);
            release();
        }
    }

    /** Begins to end because the service of rooms or the native library goes; {@link #awaitStop} waits for it. */
    void stop(DisconnectReason why) {
        Duration answer = why == DisconnectReason.NATIVE_STOPPED ? timeouts.lastEvent() : timeouts.leaving();
        leave(DisconnectReason.CLIENT_INITIATED, why, answer);
    }

    void awaitStop() {
        awaitReleased(timeouts.toLeave());
    }

    void close() {
        leave(DisconnectReason.CLIENT_INITIATED, DisconnectReason.CLIENT_INITIATED, timeouts.leaving());
        if (!model.local().rpc().isAnswering()) {
            awaitReleased(timeouts.toLeave());
            model.listeners().await(timeouts.listeners().toMillis());
            model.streams().await(timeouts.listeners().toMillis());
        }
    }

    private void awaitReleased(Duration time) {
        if (!Polling.await(released::isDone, System.nanoTime() + time.toNanos())) {
            LOG.warn("Room '{}' was not left in time", Printable.of(model.info().getName()));
        }
    }

    /** Ends the streams, fails what is pending, releases the handles. Once; not on a thread that must not call users. */
    private void release() {
        DisconnectReason why;
        model.lock().lock();
        try {
            if (releasing) {
                return;
            }
            releasing = true;
            why = reason;
        } finally {
            model.lock().unlock();
        }
        try {
            departure.release(why, subscription);
        } finally {
            operations.pending().end(why);
            Completion.completeNow(ended, why);
            departure.forget();
            Completion.completeNow(released, null);
        }
    }
}
