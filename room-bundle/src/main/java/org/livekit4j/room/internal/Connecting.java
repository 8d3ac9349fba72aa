package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.ffi.proto.ConnectRequest;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.room.ConnectException;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.time.Durations;

/**
 * Joining a room. The native library cannot be told to give up, so the user's future is apart from the library's: when the user has given
 * up and the library gets in all the same, the room is left at once.
 */
final class Connecting {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    /** Far beyond what the library takes by itself, so that no answer with a room in it is missed. */
    private static final Duration NATIVE_PATIENCE = Duration.ofHours(1);

    private final FfiClient client;
    private final Function<ConnectCallback.Result, NativeRoom> opener;
    private final CompletableFuture<Room> room = new CompletableFuture<>();

    /** @param opener makes a room and starts it; it throws if it cannot, and has released everything then */
    Connecting(FfiClient client, Function<ConnectCallback.Result, NativeRoom> opener) {
        this.client = client;
        this.opener = opener;
    }

    CompletableFuture<Room> start(String url, String token, RoomOptions options) {
        ConnectRequest.Builder request = ConnectRequest.newBuilder().setUrl(url).setToken(token)
                .setOptions(RoomOptionsEncoder.encode(options));
        client.requestAsync(id -> FfiRequest.newBuilder().setConnect(request.setRequestAsyncId(id)).build(), NATIVE_PATIENCE)
                .whenComplete(this::answered);
        Duration timeout = options.connectTimeout().orElse(DEFAULT_TIMEOUT);
        Future<?> deadline = Timer.after(timeout, () -> fail("no connection within " + Durations.millis(timeout) + " ms"));
        room.whenComplete((opened, failure) -> deadline.cancel(false));
        return room;
    }

    /** Gives up, unless it is done. */
    void fail(String reason) {
        room.completeExceptionally(new ConnectException(reason));
    }

    private void answered(FfiEvent event, Throwable failure) {
        if (failure != null) {
            room.completeExceptionally(new ConnectException(String.valueOf(failure.getMessage()), failure));
            return;
        }
        ConnectCallback answer = event.getConnect();
        if (answer.hasError()) {
            fail(answer.getError());
        } else if (room.isDone()) {
            new AbandonedRoom(client, answer.getResult()).leave();
        } else {
            open(answer.getResult());
        }
    }

    private void open(ConnectCallback.Result answer) {
        NativeRoom opened;
        try {
            opened = opener.apply(answer);
        } catch (RuntimeException e) {
            room.completeExceptionally(new ConnectException("the room could not be opened: " + e.getMessage(), e));
            return;
        }
        if (!room.complete(opened)) {
            opened.disconnect();
        }
    }
}
