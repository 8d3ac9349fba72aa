package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.time.Durations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An attempt to join a room. The native library cannot cancel an attempt, so the user's future is separate from the library's: if
 * the user has given up and the library joins anyway, the room is left at once.
 */
final class ConnectAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(Rooms.class);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    /** Far beyond what the library takes by itself, so that no answer with a room in it is missed. */
    private static final Duration NATIVE_TIMEOUT = Duration.ofDays(365);
    private static final int LONGEST_REASON = 2_000;

    private final FfiClient client;
    private final BiFunction<ConnectionDetails, ConnectCallback.Result, NativeRoom> opener;
    private final CompletableFuture<Room> room = new CompletableFuture<>();
    private volatile boolean givenUp;
    private volatile String secret;

    /** @param opener makes a room and starts it; it throws if it cannot, and has released everything then */
    ConnectAttempt(FfiClient client, BiFunction<ConnectionDetails, ConnectCallback.Result, NativeRoom> opener) {
        this.client = client;
        this.opener = opener;
    }

    /** @param onOver is run when the native library has answered */
    CompletableFuture<Room> start(ConnectionDetails details, RoomOptions options, Runnable onOver) {
        join(details, options, deadline(options), onOver);
        return room;
    }

    /** @param onOver is run when the native library has answered, or is not asked */
    CompletableFuture<Room> start(TokenSource source, TokenRequest request, RoomOptions options, Runnable onOver) {
        Future<?> deadline = deadline(options);
        Thread fetching = Thread.ofVirtual().name("livekit-token").inheritInheritableThreadLocals(false).unstarted(() -> {
            ConnectionDetails details = fetch(source, request);
            if (details == null || givenUp || room.isDone() || !asked(details, options, deadline, onOver)) {
                deadline.cancel(false);
                onOver.run();
            }
        });
        room.whenComplete((_, _) -> fetching.interrupt());
        fetching.start();
        return room;
    }

    /** Whether the native library was asked to join; the future has failed otherwise. */
    private boolean asked(ConnectionDetails details, RoomOptions options, Future<?> deadline, Runnable onOver) {
        try {
            join(details, options, deadline, onOver);
            return true;
        } catch (RuntimeException e) {
            fail(String.valueOf(e.getMessage()), e);
            return false;
        }
    }

    /** Null if the source has failed, as the future has then. */
    private ConnectionDetails fetch(TokenSource source, TokenRequest request) {
        SourceCode code = new SourceCode();
        ConnectionDetails details = code.ask(() -> Objects.requireNonNull(source.fetch(request), "it has returned null"), null);
        if (details == null) {
            fail("the token source has failed: " + code.ask(() -> code.failure.toString(), "its exception has no text"),
                    code.failure);
        }
        return details;
    }

    private Future<?> deadline(RoomOptions options) {
        Duration timeout = options.connectTimeout().orElse(DEFAULT_TIMEOUT);
        return Timer.after(timeout, () -> fail("no connection within " + Durations.millis(timeout) + " ms"));
    }

    private void join(ConnectionDetails details, RoomOptions options, Future<?> deadline, Runnable onOver) {
        secret = details.token();
        ConnectRequest.Builder request = ConnectRequest.newBuilder().setUrl(details.url()).setToken(details.token())
                .setOptions(RoomOptionsEncoder.encode(options));
        client.requestAsync(id -> FfiRequest.newBuilder().setConnect(request.setRequestAsyncId(id)).build(), NATIVE_TIMEOUT)
                .whenComplete((event, failure) -> {
                    deadline.cancel(false);
                    answered(details, event, failure, onOver);
                });
    }

    /** Gives up, unless it is done. */
    void fail(String reason) {
        fail(reason, null);
    }

    private void fail(String reason, Throwable cause) {
        givenUp = true;
        String shown = Printable.of(Redaction.redact(reason, secret), LONGEST_REASON);
        apart(() -> Completion.failNow(room, cause == null ? new ConnectException(shown) : new ConnectException(shown, cause)));
    }

    /** Users hang their code on the future. */
    private static void apart(Runnable completion) {
        Thread.ofVirtual().name("livekit-connected").inheritInheritableThreadLocals(false).start(completion);
    }

    private void answered(ConnectionDetails details, FfiEvent event, Throwable failure, Runnable whenOver) {
        if (failure == null && event.getConnect().hasResult() && (givenUp || room.isDone())) {
            new AbandonedRoom(client, event.getConnect().getResult()).leave(whenOver);
            return;
        }
        try {
            if (failure != null) {
                fail(String.valueOf(failure.getMessage()), failure);
            } else if (event.getConnect().hasError()) {
                fail(event.getConnect().getError());
            } else {
                open(details, event.getConnect().getResult());
            }
        } finally {
            whenOver.run();
        }
    }

    private void open(ConnectionDetails details, ConnectCallback.Result answer) {
        NativeRoom opened;
        try {
            opened = opener.apply(details, answer);
        } catch (RuntimeException e) {
            fail("the room could not be opened: " + e.getMessage(), e);
            return;
        }
        apart(() -> {
            if (!Completion.completeNow(room, opened)) {
                opened.disconnect();
            }
        });
    }

    /** Keeps what the user's source throws: the future fails with it. */
    private static final class SourceCode extends UserCode {
        private Throwable failure;

        SourceCode() {
            super(LOG, () -> "A token source");
        }

        @Override
        public void failed(Throwable failure) {
            this.failure = this.failure == null ? failure : this.failure;
        }
    }
}
