package org.livekit4j.room.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.DisconnectRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.ReadyForRoomEventRequest;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistration;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.ConnectionState;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.track.StreamEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A room from its first event to its last. The native library may say that it has ended by an event, by the end of events, by the answer to
 * a disconnect request, by any two of them, or not at all when it is shut down: the first one counts. Handles go when this side has left, or
 * at once if it was not leaving.
 */
final class RoomLife {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final RoomModel model;
    private final Operations operations;
    private final ListenerLane lane;
    private final Patience patience;
    private final Runnable onEnd;
    private final Endings endings = new Endings();
    private final RoomEvents events;
    private final CountDownLatch lastEvent = new CountDownLatch(1);
    private final CompletableFuture<DisconnectReason> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    /** These three under the model's lock. */
    private DisconnectReason reason;
    private DisconnectReason leaving;
    private boolean releasing;
    private volatile boolean ready;
    private volatile SubscriberRegistration registration;

    RoomLife(RoomModel model, Operations operations, ListenerLane lane, Patience patience, Runnable onEnd) {
        this.model = model;
        this.operations = operations;
        this.lane = lane;
        this.patience = patience;
        this.onEnd = onEnd;
        this.events = new RoomEvents(model, endings, this::disconnected, this::eventsEnd);
    }

    /** The native library holds events back until it is told that we are ready, and closes the room if that takes 15 s. */
    void start(SubscriberRegistry registry) {
        lane.emit(new RoomEvent.Connected());
        lane.start();
        try {
            registration = registry.register(this::receive,
                    Map.of(QueueConstants.NAME, "room '" + model.info().getName() + "'", QueueConstants.EVENT_TYPES,
                            types(), QueueConstants.EVENT_KEYS,
                            new Long[]{model.handle().id(), model.local().handle().id()}));
            ready();
        } catch (RuntimeException e) {
            leave(DisconnectReason.CLIENT_INITIATED, DisconnectReason.JOIN_FAILURE);
            throw e;
        }
    }

    private static String[] types() {
        return Stream.concat(Arrays.stream(RoomEvents.types()), Stream.of("rpc_method_invocation")).toArray(String[]::new);
    }

    private void ready() {
        ready = true;
        operations.client().request(FfiRequest.newBuilder()
                .setReadyForRoomEvent(ReadyForRoomEventRequest.newBuilder().setRoomHandle(model.handle().id())).build());
    }

    private void receive(NativeEvent event) {
        model.lock().lock();
        try {
            if (reason != null) {
                return;
            }
            if (event.type() == FfiEvent.RPC_METHOD_INVOCATION_FIELD_NUMBER) {
                model.local().rpc().invoked(event.message().getRpcMethodInvocation());
                return;
            }
            RoomEvent told = events.apply(event);
            if (told != null) {
                lane.emit(told);
            }
        } finally {
            model.lock().unlock();
        }
    }

    /** Of whoever leaves, the native library says that it was the client, whatever the client's reason was. */
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
            lastEvent.countDown();
            model.state(ConnectionState.DISCONNECTED);
            lane.emit(new RoomEvent.ConnectionStateChanged(ConnectionState.DISCONNECTED));
            lane.end(new RoomEvent.Disconnected(why));
            if (leaving == null) {
                Thread.ofVirtual().name("livekit-room-end").start(this::release);
            }
        } finally {
            model.lock().unlock();
        }
    }

    CompletableFuture<DisconnectReason> ended() {
        return ended.copy();
    }

    /**
     * Leaves the room.
     *
     * @param told to the server
     * @param own reason that this side gives
     */
    CompletableFuture<Void> leave(DisconnectReason told, DisconnectReason own) {
        model.lock().lock();
        try {
            if (leaving == null && reason == null) {
                leaving = own;
                Thread.ofVirtual().name("livekit-leave").start(() -> leaveNow(told, own));
            }
        } finally {
            model.lock().unlock();
        }
        return released.copy();
    }

    private void leaveNow(DisconnectReason told, DisconnectReason own) {
        try {
            model.local().rpc().leave(patience.handlers());
            model.local().rpc().letAnswersGo(patience.answers());
            model.endStreams(StreamEnd.ROOM_ENDED);
            if (!ready) {
                ready(); // or the answer would not come
            }
            DisconnectRequest.Builder request = DisconnectRequest.newBuilder().setReason(Infos.protocol(told));
            operations.send(id -> FfiRequest.newBuilder()
                    .setDisconnect(request.setRoomHandle(model.handle().id()).setRequestAsyncId(id)).build(), patience.leaving())
                    .get();
            // It is sent before the answer, and taken elsewhere
            lastEvent.await(patience.lastEvent().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | FfiException e) {
            LOG.debug("Room '{}' could not be left in good order", model.info().getName(), e);
        } catch (InterruptedException e) {
            LOG.debug("Leaving room '{}' was interrupted", model.info().getName(), e);
        } finally {
            end(own);
            release();
        }
    }

    /** Ends now, and without asking the native library if that is what goes. */
    void stop(DisconnectReason why) {
        if (why == DisconnectReason.NATIVE_STOPPED) {
            end(why);
            release();
        }
        try {
            leave(DisconnectReason.CLIENT_INITIATED, why).get(patience.toLeave().toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Room '{}' could not be left in time", model.info().getName(), e);
        }
    }

    void close() {
        CompletableFuture<Void> left = leave(DisconnectReason.CLIENT_INITIATED, DisconnectReason.CLIENT_INITIATED);
        try {
            if (!model.local().rpc().isAnswering()) {
                left.get(patience.toLeave().toMillis(), TimeUnit.MILLISECONDS);
                lane.await(patience.listeners().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Room '{}' could not be left in time", model.info().getName(), e);
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
        SubscriberRegistration subscribed = registration;
        StreamEnd streamEnd = why == DisconnectReason.NATIVE_STOPPED ? StreamEnd.NATIVE_STOPPED : StreamEnd.ROOM_ENDED;
        model.endStreams(streamEnd);
        try {
            if (subscribed != null) {
                subscribed.close();
            }
            model.local().rpc().leave(patience.handlers());
            endings.await(patience.lastEvent().toMillis());
        } catch (InterruptedException e) {
            LOG.debug("The end of room '{}' was interrupted", model.info().getName(), e);
        } finally {
            model.release(streamEnd);
            onEnd.run();
            operations.pending().end(why);
            ended.complete(why);
            released.complete(null);
        }
    }
}
