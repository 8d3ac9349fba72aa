package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;
import org.livekit4j.time.Durations;

/**
 * An attempt to join a room. The native library cannot cancel an attempt, so the user's future is separate from the library's: if
 * the user has given up and the library joins anyway, the room is left at once.
 */
final class ConnectAttempt {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    /** Far beyond what the library takes by itself, so that no answer with a room in it is missed. */
    private static final Duration NATIVE_TIMEOUT = Duration.ofDays(365);
    private static final int LONGEST_REASON = 2_000;

    private final FfiClient client;
    private final Function<ConnectCallback.Result, NativeRoom> opener;
    private final CompletableFuture<Room> room = new CompletableFuture<>();
    private volatile boolean givenUp;
    private String secret;

    /** @param opener makes a room and starts it; it throws if it cannot, and has released everything then */
    ConnectAttempt(FfiClient client, Function<ConnectCallback.Result, NativeRoom> opener) {
        this.client = client;
        this.opener = opener;
    }

    /** @param onOver is run when the native library has answered */
    CompletableFuture<Room> start(String url, String token, RoomOptions options, Runnable onOver) {
        secret = token;
        ConnectRequest.Builder request = ConnectRequest.newBuilder().setUrl(url).setToken(token)
                .setOptions(RoomOptionsEncoder.encode(options));
        Duration timeout = options.connectTimeout().orElse(DEFAULT_TIMEOUT);
        Future<?> deadline = Timer.after(timeout, () -> fail("no connection within " + Durations.millis(timeout) + " ms"));
        client.requestAsync(id -> FfiRequest.newBuilder().setConnect(request.setRequestAsyncId(id)).build(), NATIVE_TIMEOUT)
                .whenComplete((event, failure) -> {
                    deadline.cancel(false);
                    answered(event, failure, onOver);
                });
        return room;
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

    private void answered(FfiEvent event, Throwable failure, Runnable whenOver) {
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
                open(event.getConnect().getResult());
            }
        } finally {
            whenOver.run();
        }
    }

    private void open(ConnectCallback.Result answer) {
        NativeRoom opened;
        try {
            opened = opener.apply(answer);
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
}
