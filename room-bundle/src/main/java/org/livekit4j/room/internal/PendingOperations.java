package org.livekit4j.room.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.track.LiveKitException;

/** The futures that a room has handed out. None outlives the room: the native library forgets answers when a room closes. */
final class PendingOperations {
    /** With what the end of the room is to each. */
    private final Map<CompletableFuture<?>, Function<RoomEndedException, Throwable>> pending = new ConcurrentHashMap<>();
    private volatile DisconnectReason ended;

    /**
     * A future for the user that follows another one, but fails when the room ends before that. Cancelling it leaves the other one alone:
     * an answer has to be received, because there may be handles in it.
     */
    <T> CompletableFuture<T> untilTheEnd(CompletableFuture<T> source) {
        return untilTheEnd(source, end -> end);
    }

    /** @param onEnd what the future fails with when the room ends */
    <T> CompletableFuture<T> untilTheEnd(CompletableFuture<T> source, Function<RoomEndedException, Throwable> onEnd) {
        CompletableFuture<T> handedOut = new CompletableFuture<>();
        pending.put(handedOut, onEnd);
        handedOut.whenComplete((value, failure) -> pending.remove(handedOut));
        source.whenComplete((value, failure) -> {
            if (failure == null) {
                handedOut.complete(value);
            } else {
                handedOut.completeExceptionally(reason(failure));
            }
        });
        DisconnectReason over = ended;
        if (over != null) {
            handedOut.completeExceptionally(onEnd.apply(exception(over)));
        }
        return handedOut;
    }

    private static Throwable reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TimeoutException ? new LiveKitException(cause.getMessage(), cause) : cause;
    }

    private static RoomEndedException exception(DisconnectReason reason) {
        return new RoomEndedException("the room has ended: " + reason, reason);
    }

    /** From now on, what is handed out and not done fails. On a thread where users' continuations may run. */
    void end(DisconnectReason reason) {
        ended = reason;
        Map.copyOf(pending).forEach((future, onEnd) -> future.completeExceptionally(onEnd.apply(exception(reason))));
    }

    boolean ended() {
        return ended != null;
    }

    int size() {
        return pending.size();
    }
}
