package org.livekit4j.queue.plugin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.livekit4j.queue.internal.Patience;
import org.livekit4j.room.ListenerRegistration;
import org.livekit4j.room.RemoteTrackPublication;
import org.livekit4j.room.Room;
import org.livekit4j.room.RoomEvent;
import org.livekit4j.track.RemoteTrack;

/**
 * The sinks of one medium and the open rooms: for each sink and each subscribed track that it asks for there is a stream, whichever came first.
 * Safe for use by several threads; sinks are called on their streams' own threads.
 *
 * @param <F> the frame
 * @param <S> the sink
 * @param <O> how a stream is delivered; equal options are the same
 */
public final class Sinks<F, S, O> implements PlugInHost<S>, AutoCloseable {
    /** How long a sink that goes is waited for. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String kind;
    private final SinkCall<F, S, O> call;
    /** Held for changes. No sink is called under it, and no room. */
    private final ReentrantLock lock = new ReentrantLock();
    private final List<HostedSink<F, S, O>> sinks = new ArrayList<>();
    private final Map<Room, ListenerRegistration> rooms = new HashMap<>();
    private boolean closed;

    /** @param type the sinks' interface */
    public Sinks(Class<S> type, SinkCall<F, S, O> call) {
        this.kind = type.getSimpleName();
        this.call = Objects.requireNonNull(call, "call is null");
    }

    @Override
    public String kind() {
        return kind;
    }

    SinkCall<F, S, O> call() {
        return call;
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public HostedPlugIn host(PlugInIdentity identity, PlugInSource<S> source, Map<String, ?> properties) {
        HostedSink<F, S, O> added = new HostedSink<>(this, identity, source, properties);
        change(() -> {
            if (closed) {
                throw new IllegalStateException("the service that calls " + kind + "s is gone");
            }
            sinks.add(added);
            return List.of();
        });
        return added;
    }

    void remove(HostedSink<F, S, O> sink) {
        change(() -> {
            sinks.remove(sink);
            return sink.clear();
        });
    }

    /** Makes a change, ends the streams that it yields, and opens those that are missing then. */
    void change(Supplier<List<Feed<F, S, O>>> change) {
        end(locked(change));
        List<Room> open = locked(() -> List.copyOf(rooms.keySet()));
        open.forEach(this::offer);
    }

    private static void end(List<? extends Feed<?, ?, ?>> gone) {
        gone.forEach(Feed::stop);
        await(gone);
    }

    private static void await(List<? extends Feed<?, ?, ?>> gone) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (Feed<?, ?, ?> feed : gone) {
            if (!Patience.await(feed::isOver, deadline)) {
                feed.abandon();
            }
        }
    }

    private void offer(Room room) {
        List<RemoteTrack> tracks = tracks(room);
        locked(() -> {
            if (rooms.containsKey(room)) {
                tracks.forEach(track -> sinks.forEach(sink -> sink.offer(track)));
            }
            return null;
        });
    }

    private static List<RemoteTrack> tracks(Room room) {
        return room.remoteParticipants().values().stream()
                .flatMap(participant -> participant.trackPublications().values().stream()).map(RemoteTrackPublication::track)
                .flatMap(Optional::stream).toList();
    }

    /** Follows a room: what is subscribed to in it, now and later. */
    public void addRoom(Room room) {
        ListenerRegistration listening = room.addListener((where, event) -> {
            if (event instanceof RoomEvent.TrackSubscribed) {
                offer(where);
            }
        });
        ListenerRegistration unwanted = locked(() -> closed ? listening : rooms.put(room, listening));
        if (unwanted != null) {
            unwanted.close();
        }
        offer(room);
    }

    /** Follows a room no more; its streams end with their tracks. */
    public void removeRoom(Room room) {
        ListenerRegistration listening = locked(() -> rooms.remove(room));
        if (listening != null) {
            listening.close();
        }
    }

    @Override
    public List<HostedPlugIn> hosted() {
        return locked(() -> List.copyOf(sinks));
    }

    /** After the streams have ended: lets sinks have the rest, for a moment. Then no sink is called any more. */
    @Override
    public void close() {
        List<ListenerRegistration> listening = new ArrayList<>();
        List<Feed<F, S, O>> left = locked(() -> {
            closed = true;
            listening.addAll(rooms.values());
            rooms.clear();
            List<Feed<F, S, O>> feeds = sinks.stream().flatMap(sink -> sink.clear().stream()).toList();
            sinks.clear();
            return feeds;
        });
        listening.forEach(ListenerRegistration::close);
        await(left);
    }
}
