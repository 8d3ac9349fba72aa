package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.ConnectionDetails;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.room.TokenRequest;
import org.livekit4j.room.TokenSource;
import org.livekit4j.text.ServerUrl;

/** Joins rooms, and leaves those that are still open when it is closed. */
class RoomsImpl implements Rooms, AutoCloseable {
    private static final Duration ANNOUNCING = Duration.ofSeconds(1);

    private final FfiClient client;
    private final SubscriberRegistry registry;
    private final OpenRooms rooms;
    private final Audience audience = new Audience();
    private final StreamServices streamHandlers = new StreamServices();

    RoomsImpl(FfiClient client, SubscriberRegistry registry) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.registry = Objects.requireNonNull(registry, "registry is null");
        this.rooms = new OpenRooms(client);
    }

    /** Listeners that come and go by themselves. */
    final Audience audience() {
        return audience;
    }

    /** Handlers of streams that come and go by themselves. */
    final StreamServices streamHandlers() {
        return streamHandlers;
    }

    @Override
    public CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners) {
        ConnectionDetails details = new ConnectionDetails(url, token);
        return begin(options, listeners, (attempt, whenOver) -> attempt.start(details, options, whenOver));
    }

    @Override
    public CompletableFuture<Room> connect(TokenSource source, TokenRequest request, RoomOptions options,
            RoomListener... listeners) {
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(request, "request is null");
        return begin(options, listeners, (attempt, whenOver) -> attempt.start(source, request, options, whenOver));
    }

    private CompletableFuture<Room> begin(RoomOptions options, RoomListener[] listeners,
            BiFunction<ConnectAttempt, Runnable, CompletableFuture<Room>> start) {
        Objects.requireNonNull(options, "options is null");
        for (RoomListener listener : Objects.requireNonNull(listeners, "listeners is null")) {
            Objects.requireNonNull(listener, "a listener in listeners is null");
        }
        List<RoomListener> first = List.of(listeners);
        ConnectAttempt connecting = new ConnectAttempt(client, (details, answer) -> open(details, answer, options, first));
        rooms.add(connecting);
        MapFields.prepareOnce();
        return start.apply(connecting, () -> rooms.remove(connecting));
    }

    private NativeRoom open(ConnectionDetails details, ConnectCallback.Result answer, RoomOptions options,
            List<RoomListener> listeners) {
        NativeRoom room = new NativeRoom(client, details, answer, options, RoomTimeouts.DEFAULTS, this::forget);
        listeners.forEach(room::addListener);
        audience.add(room);
        streamHandlers.add(room);
        rooms.add(room);
        room.start(registry);
        announce(room);
        return room;
    }

    /** Those who are told may block, but the room is joined. */
    private void announce(NativeRoom room) {
        Thread thread = Thread.ofVirtual().name("livekit-joined").inheritInheritableThreadLocals(false).start(() -> joined(room));
        try {
            thread.join(ANNOUNCING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forget(NativeRoom room) {
        rooms.remove(room);
        audience.forget(room);
        streamHandlers.forget(room);
        ended(room);
    }

    /** A room was joined. It may have ended by now. */
    void joined(Room room) {}

    /** A room has ended, joined or not. */
    void ended(Room room) {}

    @Override
    public void close() {
        rooms.close();
    }
}
