package org.livekit4j.room.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RoomEndedException;
import org.livekit4j.track.LiveKitException;

/** The futures that a room has handed out. None outlives the room: the native library forgets answers when a room closes. */
final class PendingOperations {
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private volatile DisconnectReason ended;

    /**
     * A future for the user that follows another one, but fails when the room ends before that. Cancelling it leaves the other one alone:
     * an answer has to be received, because there may be handles in it.
     */
    <T> CompletableFuture<T> untilTheEnd(CompletableFuture<T> source) {
        CompletableFuture<T> handedOut = new CompletableFuture<>();
        pending.add(handedOut);
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
            handedOut.completeExceptionally(exception(over));
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
        List.copyOf(pending).forEach(future -> future.completeExceptionally(exception(reason)));
    }

    boolean ended() {
        return ended != null;
    }

    int size() {
        return pending.size();
    }
}
