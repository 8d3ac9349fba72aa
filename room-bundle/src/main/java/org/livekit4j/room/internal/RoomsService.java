package org.livekit4j.room.internal;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.proto.ConnectCallback;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.queue.stream.OpenResources;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomListener;
import org.livekit4j.room.RoomOptions;
import org.livekit4j.room.Rooms;
import org.livekit4j.track.StreamEnd;

/** Joins rooms, and leaves those that are still open when it goes. */
class RoomsService implements Rooms, AutoCloseable {
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    private final FfiClient client;
    private final SubscriberRegistry registry;
    private final OpenResources resources;
    private final ListenerServices listenerServices = new ListenerServices();

    RoomsService(FfiClient client, SubscriberRegistry registry) {
        this.client = Objects.requireNonNull(client, "client is null");
        this.registry = Objects.requireNonNull(registry, "registry is null");
        this.resources = new OpenResources("the service of rooms", client);
    }

    /** Listeners that come and go by themselves. */
    final ListenerServices listenerServices() {
        return listenerServices;
    }

    @Override
    public CompletableFuture<Room> connect(String url, String token, RoomOptions options, RoomListener... listeners) {
        checkUrl(url);
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token is blank");
        }
        Objects.requireNonNull(options, "options is null");
        List<RoomListener> first = List.of(listeners);
        Connecting connecting = new Connecting(client, answer -> open(answer, first));
        resources.add(connecting, (left, reason) -> left.fail("the service of rooms is gone"));
        CompletableFuture<Room> room = connecting.start(url, token, options);
        room.whenComplete((opened, failure) -> resources.remove(connecting));
        return room;
    }

    private static void checkUrl(String url) {
        String scheme;
        try {
            scheme = URI.create(url).getScheme();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the URL of the server is malformed; one looks like wss://example.com", e);
        }
        if (scheme == null || !SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "the URL of the server has the scheme " + scheme + "; it has to be one of ws, wss, http and https");
        }
    }

    private NativeRoom open(ConnectCallback.Result answer, List<RoomListener> listeners) {
        NativeRoom room = new NativeRoom(client, answer, Patience.DEFAULTS, this::forget);
        listeners.forEach(room::addListener);
        listenerServices.add(room);
        resources.add(room, (open, reason) -> open.stop(reason(reason)));
        room.start(registry);
        joined(room);
        return room;
    }

    private void forget(NativeRoom room) {
        resources.remove(room);
        listenerServices.forget(room);
        ended(room);
    }

    /** A room was joined. It may have ended by now. */
    void joined(Room room) {}

    /** A room has ended, joined or not. */
    void ended(Room room) {}

    private static DisconnectReason reason(StreamEnd reason) {
        return reason == StreamEnd.NATIVE_STOPPED ? DisconnectReason.NATIVE_STOPPED : DisconnectReason.SERVICE_STOPPED;
    }

    @Override
    public void close() {
        resources.close();
    }
}
