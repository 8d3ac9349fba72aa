package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.AnswerErrors;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/** Sends requests of a room to the native library, and turns an error in the answer into a failure. */
final class RoomRequests {
    /** The library has limits of its own, of at most ten seconds; this is for answers that get lost. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int LONGEST_ERROR = 1_000;
    /** The library misses an answer that comes before it waits for it, and says seconds later that there was none. */
    private static final String MISSED = "timed out";
    private static final int MOST_ASKS = 3;

    private final FfiClient client;
    private final PendingFutures pending;

    RoomRequests(FfiClient client, PendingFutures pending) {
        this.client = client;
        this.pending = pending;
    }

    FfiClient client() {
        return client;
    }

    PendingFutures pending() {
        return pending;
    }

    /** @throws IllegalStateException if the room has ended */
    void checkOpen() {
        if (pending.ended()) {
            throw new IllegalStateException("the room has ended");
        }
    }

    /** @param what is asked, in the message of a failure */
    CompletableFuture<Void> ask(String what, LongFunction<FfiRequest> request) {
        return ask(what, request, event -> null);
    }

    /** @param result is made from the answer, before anything that the user hangs on the future */
    <T> CompletableFuture<T> ask(String what, LongFunction<FfiRequest> request, Function<FfiEvent, T> result) {
        return pending.untilTheEnd(request(what, request, TIMEOUT, result));
    }

    /** The same for a request that may be carried out twice: it is sent again if its answer was missed. */
    <T> CompletableFuture<T> askUntilAnswered(String what, LongFunction<FfiRequest> request, Function<FfiEvent, T> result) {
        return pending.untilTheEnd(result(what, sendUntilAnswered(request, MOST_ASKS), result));
    }

    private CompletableFuture<FfiEvent> sendUntilAnswered(LongFunction<FfiRequest> request, int asks) {
        return send(request, TIMEOUT).thenCompose(event -> {
            String error = AnswerErrors.of(event);
            boolean missed = error != null && error.contains(MISSED);
            return missed && asks > 1 ? sendUntilAnswered(request, asks - 1) : CompletableFuture.completedFuture(event);
        });
    }

    /** The same for this side's own use. It is never done if the room ends before that. */
    <T> CompletableFuture<T> request(String what, LongFunction<FfiRequest> request, Duration timeout,
            Function<FfiEvent, T> result) {
        return result(what, send(request, timeout), result);
    }

    private static <T> CompletableFuture<T> result(String what, CompletableFuture<FfiEvent> answer,
            Function<FfiEvent, T> result) {
        return Completion.map(answer, event -> {
            check(what, event);
            return result.apply(event);
        });
    }

    /** The same without a result. */
    CompletableFuture<Void> request(String what, LongFunction<FfiRequest> request) {
        return request(what, request, TIMEOUT, _ -> null);
    }

    /** The answer, whatever is in it. When the room has ended its handles are gone: then it never comes. */
    CompletableFuture<FfiEvent> send(LongFunction<FfiRequest> request, Duration timeout) {
        if (pending.ended()) {
            return new CompletableFuture<>();
        }
        try {
            return client.requestAsync(request, timeout);
        } catch (IllegalStateException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void check(String what, FfiEvent event) {
        String error = AnswerErrors.of(event);
        if (error != null) {
            throw new LiveKitException(what + " failed: " + Printable.of(Redaction.redact(error), LONGEST_ERROR));
        }
    }
}
