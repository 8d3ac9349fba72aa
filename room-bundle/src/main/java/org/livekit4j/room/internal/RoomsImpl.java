package org.livekit4j.room.internal;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.text.Printable;
import org.livekit4j.text.Redaction;

/** Joins rooms, and leaves those that are still open when it is closed. */
class RoomsImpl implements Rooms, AutoCloseable {
    private static final Duration ANNOUNCING = Duration.ofSeconds(1);
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    private final FfiClient client;
    private final SubscriberRegistry registry;
    private final OpenRooms rooms;
    private final Audience audience = new Audience();

    RoomsImpl(FfiClient client, SubscriberRegistry registry) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.registry = Objects.requireNonNull(registry, "registry is null");
        this.rooms = new OpenRooms(client);
    }

    /** Listeners that come and go by themselves. */
    final Audience audience() {
        return audience;
    }

    @Override
    public CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners) {
        checkUrl(Objects.requireNonNull(url, "url is null"));
        if (Objects.requireNonNull(token, "token is null").isBlank()) {
            throw new IllegalArgumentException("token is blank; it must be an access token");
        }
        Objects.requireNonNull(options, "options is null");
        for (RoomListener listener : Objects.requireNonNull(listeners, "listeners is null")) {
            Objects.requireNonNull(listener, "a listener in listeners is null");
        }
        List<RoomListener> first = List.of(listeners);
        ConnectAttempt connecting = new ConnectAttempt(client, answer -> open(answer, options, first));
        rooms.add(connecting);
        return connecting.start(url, token, options, () -> rooms.remove(connecting));
    }

    private static void checkUrl(String url) {
        String scheme;
        try {
            scheme = URI.create(url).getScheme();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url is malformed: " + Printable.of(Redaction.redact(e.getMessage()))
                    + "; one looks like wss://example.com");
        }
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "url has the scheme " + Printable.of(scheme) + "; it must be one of ws, wss, http and https");
        }
    }

    private NativeRoom open(ConnectCallback.Result answer, RoomOptions options, List<RoomListener> listeners) {
        NativeRoom room = new NativeRoom(client, answer, options, RoomTimeouts.DEFAULTS,
                this::forget);
        listeners.forEach(room::addListener);
        audience.add(room);
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
