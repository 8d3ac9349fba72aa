package org.livekit4j.media.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.livekit4j.Registration;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.ffi.track.StreamOrigin;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.room.Room;
import org.livekit4j.track.StreamInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sinks of one medium and the open rooms. Each sink has a stream on each track that it matches, in whatever order
 * they appear. Safe for use by several threads. Sinks are called on their streams' own threads.
 *
 * @param <F> the frame
 * @param <S> the sink
 * @param <O> how a stream is delivered; equal options are the same
 */
public final class Sinks<F, S, O> implements PlugInContainer<S>, Watched, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sinks.class);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** How long a sink that goes is waited for. */
    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Class<S> type;
    private final SinkCall<F, S, O> call;
    /** Held for changes. No sink is called under it, and no room. */
    private final ReentrantLock lock = new ReentrantLock();
    private final List<HostedSink<F, S, O>> sinks = new ArrayList<>();
    /** Rooms are themselves, whatever they say of equality. */
    private final Map<Room, Registration> rooms = new IdentityHashMap<>();
    /** Numbers sinks that are no services. */
    private final AtomicLong others = new AtomicLong();
    private final UserCode roomGuard = new UserCode(LOG, () -> "A room that sinks follow");
    private final LateCallWatchdog watch;
    /** Whether there was no memory to offer a track. */
    private volatile boolean missed;
    private volatile boolean closed;

    /** @param type the sinks' interface */
    public Sinks(Class<S> type, SinkCall<F, S, O> call) {
        this.type = type;
        this.call = Objects.requireNonNull(call, "call is null");
        this.watch = new LateCallWatchdog("watch of " + kind());
    }

    @Override
    public Class<S> type() {
        return type;
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
    public ActivePlugIn host(PlugInIdentity identity, InstanceProvider<S> source, Map<String, ?> properties) {
        HostedSink<F, S, O> added = new HostedSink<>(this, identity, source, properties);
        watch.add(this);
        change(() -> {
            if (closed) {
                throw new IllegalStateException("the service that calls " + kind() + "s is gone");
            }
            sinks.add(added);
            return List.of();
        });
        return added;
    }

    /**
     * Adds a sink that is not a service.
     *
     * @return removes the sink when closed
     * @throws IllegalArgumentException if a property is invalid
     * @throws IllegalStateException if the service is closed
     */
    public UpdatableRegistration add(S sink, Map<String, ?> properties) {
        Objects.requireNonNull(sink, "sink is null");
        return host(new PlugInIdentity(-others.incrementAndGet(), sink.getClass().getName(), -1, ""), InstanceProvider.of(sink),
                properties);
    }

    void remove(HostedSink<F, S, O> sink) {
        change(() -> {
            sinks.remove(sink);
            return sink.clear();
        });
    }

    /** Makes a change, ends the streams that it yields, and opens those that are missing then. */
    void change(Supplier<List<SinkStream<F, S, O>>> change) {
        end(locked(change));
        List<Room> open = locked(() -> List.copyOf(rooms.keySet()));
        open.forEach(this::offer);
    }

    private static void end(List<? extends SinkStream<?, ?, ?>> gone) {
        gone.forEach(SinkStream::stop);
        await(gone);
    }

    private static void await(List<? extends SinkStream<?, ?, ?>> gone) {
        long deadline = System.nanoTime() + TIMEOUT_NANOS;
        for (SinkStream<?, ?, ?> feed : gone) {
            if (!Polling.await(feed::isOver, deadline)) {
                feed.abandon();
            }
        }
    }

    private void offer(Room room) {
        roomGuard.run(() -> {
            try {
                Map<StreamOrigin, StreamInfo> tracks = tracks(room);
                locked(() -> {
                    if (rooms.containsKey(room)) {
                        tracks.forEach((track, info) -> sinks.forEach(sink -> sink.offer(track, info)));
                    }
                    return null;
                });
            } catch (OutOfMemoryError e) {
                missed = true;
                watch.wake();
                throw e;
            }
        });
    }

    /** Those that there are streams of. What a room and its tracks say is asked before anything is locked: they may be anybody's. */
    private Map<StreamOrigin, StreamInfo> tracks(Room room) {
        Map<StreamOrigin, StreamInfo> tracks = new IdentityHashMap<>();
        room.remoteParticipants().values().stream().flatMap(call.tracks().now()).forEach(track -> {
            if (track instanceof StreamOrigin origin) {
                tracks.put(origin, origin.info());
            }
        });
        return tracks;
    }

    /** Offers all again that there was no memory for, on a thread that may wait for rooms. */
    @Override
    public long look(long nanoTime) {
        if (!missed) {
            return Long.MAX_VALUE;
        }
        CallbackThreads.factory("offer to " + kind())
                .newThread(() -> locked(() -> List.copyOf(rooms.keySet())).forEach(this::offer))
                .start();
        missed = false;
        return RETRY_NANOS;
    }

    @Override
    public boolean isOver() {
        return closed;
    }

    /** Follows a room: the tracks in it, now and later, until it is removed; idempotent. */
    public void addRoom(Room room) {
        Registration listening = roomGuard
                .ask(() -> room.addListener((_, _) -> offer(room), Set.of(call.tracks().announcement())), null);
        Registration unwanted = locked(() -> closed ? listening : rooms.put(room, listening));
        end(unwanted);
        offer(room);
    }

    private void end(Registration listening) {
        if (listening != null) {
            roomGuard.run(listening::close);
        }
    }

    /** Follows a room no more; its streams end with their tracks. */
    public void removeRoom(Room room) {
        end(locked(() -> rooms.remove(room)));
    }

    @Override
    public List<ActivePlugIn> hosted() {
        return locked(() -> List.copyOf(sinks));
    }

    /** After the streams have ended: lets sinks have the rest, for a moment. Then no sink is called any more. */
    @Override
    public void close() {
        List<Registration> listening = new ArrayList<>();
        List<SinkStream<F, S, O>> left = locked(() -> {
            closed = true;
            listening.addAll(rooms.values());
            rooms.clear();
            List<SinkStream<F, S, O>> feeds = sinks.stream().flatMap(sink -> sink.clear().stream()).toList();
            sinks.clear();
            return feeds;
        });
        listening.forEach(this::end);
        await(left);
        watch.close();
    }
}
