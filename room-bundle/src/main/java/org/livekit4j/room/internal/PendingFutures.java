package org.livekit4j.room.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.Completion;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RoomEndedException;

/**
 * The futures that a room has handed out. None outlives the room: the native library forgets answers when a room closes. Users
 * may attach any code to them, so each is completed on a thread of its own.
 */
final class PendingFutures {
    /** With what the end of the room is to each. */
    private final Map<CompletableFuture<?>, Function<RoomEndedException, Throwable>> pending = new ConcurrentHashMap<>();
    private volatile DisconnectReason ended;

    /**
     * Returns a future for the user that follows another one, but fails if the room ends first. Cancelling it does not affect
     * the other one, because an answer may contain handles and must be received.
     *
     * @param source the future to follow, which users do not see
     */
    <T> CompletableFuture<T> untilTheEnd(CompletableFuture<T> source) {
        return untilTheEnd(source, end -> end);
    }

    /** @param onEnd what the future fails with when the room ends */
    <T> CompletableFuture<T> untilTheEnd(CompletableFuture<T> source, Function<RoomEndedException, Throwable> onEnd) {
        CompletableFuture<T> handedOut = new CompletableFuture<>();
        pending.put(handedOut, onEnd);
        handedOut.whenComplete((_, _) -> pending.remove(handedOut));
        source.whenComplete((value, failure) -> {
            pending.remove(handedOut);
            if (failure == null) {
                Completion.complete(handedOut, value);
            } else {
                Completion.fail(handedOut, reason(failure));
            }
        });
        DisconnectReason over = ended;
        if (over != null) {
            Completion.fail(handedOut, onEnd.apply(exception(over)));
        }
        return handedOut;
    }

    /** Completes the target as the source is, without the wrapping. Neither is handed out. */
    static <T> void follow(CompletableFuture<T> source, CompletableFuture<T> target) {
        source.whenComplete((value, failure) -> {
            if (failure == null) {
                Completion.completeNow(target, value);
            } else {
                Completion.failNow(target, reason(failure));
            }
        });
    }

    private static Throwable reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TimeoutException ? new LiveKitException(cause.getMessage(), cause) : cause;
    }

    static RoomEndedException exception(DisconnectReason reason) {
        return new RoomEndedException("the room has ended: " + reason, reason);
    }

    /** From now on, what is handed out and not done fails. */
    void end(DisconnectReason reason) {
        ended = reason;
        Map.copyOf(pending).forEach((future, onEnd) -> Completion.fail(future, onEnd.apply(exception(reason))));
    }

    boolean ended() {
        return ended != null;
    }

    int size() {
        return pending.size();
    }
}
