package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.proto.DisconnectRequest;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.ReadyForRoomEventRequest;

/**
 * The rooms that are being joined, and those that are joined but whose events are not enabled yet. The library waits 15 s for the
 * latter: meanwhile it neither shuts down nor lets the room be left, and afterwards it reports a panic. If the library shut down
 * while a room is being joined, the program would never learn of the room. The caller that abandons such a room must therefore
 * say so, and the library is not shut down meanwhile.
 */
final class JoinedRooms {
    private static final Duration LEAVING = Duration.ofSeconds(10);

    private final NativeFfiClient bridge;
    private final RequestChannel channel;
    /** Async ids of requests of all clients, because a later client hears of those of an earlier one. */
    private static final Set<Long> JOINING = ConcurrentHashMap.newKeySet();

    /** Those that this client has sent, and more. */
    private final Set<Long> sent = ConcurrentHashMap.newKeySet();
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();
    /** Joined and not released. */
    private final Set<Long> open = ConcurrentHashMap.newKeySet();
    /** Open, and nobody's any more. */
    private final Set<Long> unreleased = ConcurrentHashMap.newKeySet();
    /** The library is not shut down: handles are released one by one. */
    private volatile boolean leftRunning;

    JoinedRooms(NativeFfiClient bridge, RequestChannel channel) {
        this.bridge = bridge;
        this.channel = channel;
    }

    /** A request is about to begin, which may be to join a room. Before it begins: who shuts the library down after that finds the room. */
    void beginning(FfiRequest request) {
        if (request.hasConnect()) {
            JOINING.add(request.getConnect().getRequestAsyncId());
            sent.add(request.getConnect().getRequestAsyncId());
        }
    }

    /** It is sent: it may be what a room waits for. */
    void sending(FfiRequest request) {
        if (request.hasReadyForRoomEvent()) {
            waiting.remove(request.getReadyForRoomEvent().getRoomHandle());
        }
    }

    /** It was refused. */
    void refused(FfiRequest request) {
        if (request.hasConnect()) {
            JOINING.remove(request.getConnect().getRequestAsyncId());
        }
    }

    /**
     * The library says what became of a request to join. On a native thread.
     *
     * @param room handle of the room; 0 if it was not joined
     */
    void answered(long asyncId, long room) {
        if (room != 0) {
            open.add(room);
            waiting.add(room);
        }
        JOINING.remove(asyncId); // last: who finds none being joined finds all that wait
    }

    /**
     * Its handle is about to be released. If the room has not been told that its events may come, it is told, and left: nobody else would leave it.
     *
     * @return false if the handle is to stay until the library shuts down, which leaves the rooms whose handles it finds
     */
    boolean releasing(long room) {
        boolean untold = waiting.contains(room);
        if (untold) {
            ready(room);
        }
        if (bridge.isStopping() && !leftRunning && open.contains(room)) {
            unreleased.add(room);
            return false;
        }
        if (untold) {
            disconnect(room);
        }
        open.remove(room);
        return true;
    }

    /** Whether a room is being joined by this client. */
    boolean isJoining() {
        sent.retainAll(JOINING);
        return !sent.isEmpty();
    }

    /** Leaves all rooms without waiting for it, where the library is not shut down. */
    void leaveAll() {
        leftRunning = true;
        open.forEach(this::disconnect);
        unreleased.forEach(channel::drop);
    }

    /** Says it for all that wait. */
    void letGo() {
        waiting.forEach(this::ready);
    }

    private void ready(long room) {
        waiting.remove(room);
        try {
            channel.send(
                    FfiRequest.newBuilder().setReadyForRoomEvent(ReadyForRoomEventRequest.newBuilder().setRoomHandle(room))
                            .build());
        } catch (FfiException e) {
            NativeFfiClient.LOG.debug("Room {} ended before its events were enabled", room, e);
        }
    }

    private void disconnect(long room) {
        try {
            channel.send(FfiRequest.newBuilder().setDisconnect(DisconnectRequest.newBuilder().setRoomHandle(room)).build());
        } catch (FfiException e) {
            NativeFfiClient.LOG.debug("Room {} ended before it was left", room, e);
        }
    }

    /** An answer that nobody waits for, before its handles are released: if a room was joined it is left first. Never waits. */
    void unwanted(CallbackEvent answer) {
        long room = answer.room();
        if (room != 0) {
            NativeEvent held = answer.retainHandles();
            try {
                Thread.ofVirtual().name("livekit-leave").inheritInheritableThreadLocals(false)
                        .start(() -> leave(room, held::close));
            } catch (Throwable e) {
                held.close();
                throw e;
            }
        }
    }

    /** Leaves a room that nobody has asked for, or nobody wants any more. */
    void leave(long room, Runnable left) {
        try {
            ready(room);
            if (bridge.isStopping()) {
                disconnect(room);
                left.run();
                return;
            }
            DisconnectRequest.Builder request = DisconnectRequest.newBuilder().setRoomHandle(room);
            bridge.requestAsync(id -> FfiRequest.newBuilder().setDisconnect(request.setRequestAsyncId(id)).build(), LEAVING)
                    .whenComplete((answer, failure) -> left.run());
        } catch (RuntimeException | Error e) {
            left.run();
            throw e;
        }
    }
}
