package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.proto.DisconnectRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.ReadyForRoomEventRequest;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.livekit4j.track.StreamEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of leaving a room and releasing it. Each takes a bounded time, whatever user code does. */
final class Departure {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final RoomState model;
    private final RoomRequests operations;
    private final RoomTimeouts timeouts;
    private final AsyncCloser endings;
    private final Runnable onEnd;
    /** The native library takes no requests any more: it leaves the room itself, if it still has it. */
    private volatile boolean shutDown;

    /** @param onEnd is run when the room has ended; may block */
    Departure(RoomState model, RoomRequests operations, RoomTimeouts timeouts, AsyncCloser endings, Runnable onEnd) {
        this.model = model;
        this.operations = operations;
        this.timeouts = timeouts;
        this.endings = endings;
        this.onEnd = onEnd;
    }

    /** The native library holds back everything before, an answer to leaving included. */
    void ready() {
        operations.client().request(FfiRequest.newBuilder()
                .setReadyForRoomEvent(ReadyForRoomEventRequest.newBuilder().setRoomHandle(model.handle().id())).build());
    }

    /**
     * Answers all calls, ends all streams, and has the native library leave.
     *
     * @param told the reason for the server
     * @param own the reason that this side reports
     * @param answer how long to wait for the native library
     * @return whether it has answered
     */
    boolean leave(DisconnectReason told, DisconnectReason own, Duration answer, boolean ready) throws InterruptedException {
        model.local().rpc().leave(timeouts.handlers());
        model.local().rpc().letAnswersGo(timeouts.answers());
        model.streams().end(own);
        endStreams(streamEnd(own));
        try {
            if (!ready) {
                ready();
            }
            // What is published after the room was left keeps its connections in memory for as long as the process lives.
            model.local().publishing().awaitAnswers(timeouts.publishing());
            DisconnectRequest.Builder request = DisconnectRequest.newBuilder().setReason(ProtoConverter.protocol(told));
            Future<?> left = operations.send(id -> FfiRequest.newBuilder()
                    .setDisconnect(request.setRoomHandle(model.handle().id()).setRequestAsyncId(id)).build(), answer);
            if (Polling.await(left::isDone, System.nanoTime() + answer.toNanos())) {
                left.get();
                return true;
            }
            LOG.debug("The native library has not confirmed leaving room '{}'", name());
        } catch (ExecutionException | FfiException | IllegalStateException e) {
            shutDown = own == DisconnectReason.NATIVE_STOPPED;
            LOG.debug("Room '{}' could not be left properly", name(), e);
        }
        return false;
    }

    /** Ends the streams and releases the handles. */
    void release(DisconnectReason why, RoomSubscription subscribed) {
        try {
            endStreams(streamEnd(why));
            subscribed.close();
            model.local().rpc().leave(timeouts.handlers());
            endings.await(timeouts.lastEvent().toMillis());
        } finally {
            model.release(streamEnd(why), shutDown);
        }
    }

    /** The room's service goes: those who used it are told, and may block. */
    void forget() {
        runAside(onEnd);
    }

    /** Users hang their code on the ends of streams. */
    private void endStreams(StreamEnd why) {
        runAside(() -> model.endStreams(why));
    }

    private void runAside(Runnable end) {
        Thread thread = endings.run(end);
        Polling.await(() -> !thread.isAlive(), System.nanoTime() + timeouts.lastEvent().toNanos());
    }

    private static StreamEnd streamEnd(DisconnectReason why) {
        return why == DisconnectReason.NATIVE_STOPPED ? StreamEnd.NATIVE_STOPPED : StreamEnd.ROOM_ENDED;
    }

    private String name() {
        return Printable.of(model.info().getName());
    }
}
