package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.proto.DisconnectRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.ReadyForRoomEventRequest;

/**
 * Rooms that were joined and not yet told that their events may come. The library waits for that, for 15 s: until then it neither shuts down nor
 * lets the room be left, and afterwards it reports a panic. So whoever gives up a room in that state has to say it.
 */
final class JoinedRooms {
    private static final Duration LEAVING = Duration.ofSeconds(10);

    private final Bridge bridge;
    private final RequestChannel channel;
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();

    JoinedRooms(Bridge bridge, RequestChannel channel) {
        this.bridge = bridge;
        this.channel = channel;
    }

    /** A room was joined. On a native thread. */
    void joined(long room) {
        waiting.add(room);
        if (bridge.isStopping()) { // nobody else will say it
            ready(room);
        }
    }

    /** A request is sent: it may be the one that a room waits for. */
    void sent(FfiRequest request) {
        if (request.hasReadyForRoomEvent()) {
            waiting.remove(request.getReadyForRoomEvent().getRoomHandle());
        }
    }

    /** The library is about to be shut down, which has to wait for none of them. */
    void letGo() {
        waiting.forEach(this::ready);
    }

    private void ready(long room) {
        waiting.remove(room);
        try {
            channel.send(FfiRequest.newBuilder().setReadyForRoomEvent(ReadyForRoomEventRequest.newBuilder().setRoomHandle(room))
                    .build());
        } catch (FfiException e) {
            Bridge.LOG.debug("Room {} had ended before it was told that its events may come", room, e);
        }
    }

    /** Leaves a room without waiting for it, when nobody will come for the answer. */
    void disconnect(long room) {
        try {
            channel.send(FfiRequest.newBuilder().setDisconnect(DisconnectRequest.newBuilder().setRoomHandle(room)).build());
        } catch (FfiException e) {
            Bridge.LOG.debug("Room {} had ended before it was left", room, e);
        }
    }

    /** Leaves a room that nobody has asked for, or nobody wants any more. */
    void leave(long room, Runnable left) {
        try {
            ready(room);
            DisconnectRequest.Builder request = DisconnectRequest.newBuilder().setRoomHandle(room);
            bridge.requestAsync(id -> FfiRequest.newBuilder().setDisconnect(request.setRequestAsyncId(id)).build(), LEAVING)
                    .whenComplete((answer, failure) -> left.run());
        } catch (RuntimeException | Error e) {
            left.run();
            throw e;
        }
    }
}
