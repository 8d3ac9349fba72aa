package org.livekit4j.room.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.IncomingLimits;
import org.livekit4j.room.Room;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams that others send to a room, each handled on a thread of its own. While there is no handler of a kind of streams, and no
 * listener of what the room reads of it, the room does not ask for their events: they fall unread.
 */
final class IncomingStreams {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    /** Others choose topics: no more than so many are remembered. */
    private static final int MAX_REMEMBERED = 100;

    private final Room room;
    private final FfiClient client;
    private final IncomingLimits limits;
    private final CallLimits counts;
    private final RepeatedWarning crowded = new RepeatedWarning();
    private final Map<StreamKind, Map<String, StreamTaker>> own = new EnumMap<>(StreamKind.class);
    private final Set<StreamTask> running = ConcurrentHashMap.newKeySet();
    private final Set<String> unread = ConcurrentHashMap.newKeySet();
    private volatile BiFunction<StreamKind, String, StreamTaker> services = (_, _) -> null;
    private volatile Talk talk;
    private volatile SubscriberRegistry registry;
    private volatile Runnable onChange = () -> {
    };
    private volatile DisconnectReason ended;

    IncomingStreams(Room room, FfiClient client, IncomingLimits limits) {
        this.room = room;
        this.client = client;
        this.limits = limits;
        this.counts = new CallLimits(limits.streamsPerSender(), limits.streamsPerRoom());
        for (StreamKind kind : StreamKind.values()) {
            own.put(kind, new ConcurrentHashMap<>());
        }
    }

    /**
     * @param subscribers where streams subscribe to their events
     * @param onWanted is run when {@link #wants} has changed
     */
    void start(SubscriberRegistry subscribers, Runnable onWanted) {
        registry = subscribers;
        onChange = onWanted;
    }

    /** @param reader reads streams that have no handler */
    void talk(Talk reader) {
        talk = reader;
    }

    /** @param finder finds the handler of a topic among the services; of any topic if that is null */
    void services(BiFunction<StreamKind, String, StreamTaker> finder) {
        services = finder;
    }

    /** Whether any streams of this kind are read. */
    boolean wants(StreamKind kind) {
        return hasHandlers(kind) || kind == StreamKind.TEXT && talk != null && talk.isWanted();
    }

    private boolean hasHandlers(StreamKind kind) {
        return !own.get(kind).isEmpty() || services.apply(kind, null) != null;
    }

    /** There may be other handlers among the services, or other listeners. */
    void wishesChanged() {
        onChange.run();
    }

    Registration register(StreamTaker taker) {
        if (ended != null) {
            throw new IllegalStateException("the room has ended: no streams of '" + Printable.of(taker.topic()) + "' come");
        }
        Map<String, StreamTaker> takers = own.get(taker.kind());
        if (takers.putIfAbsent(taker.topic(), taker) != null) {
            throw new IllegalStateException("topic '" + Printable.of(taker.topic()) + "' has a handler of " + taker.kind().label()
                    + " streams already; close its registration first");
        }
        onChange.run();
        return () -> {
            if (takers.remove(taker.topic(), taker)) {
                onChange.run();
            }
        };
    }

    private StreamTaker taker(StreamKind kind, String topic) {
        StreamTaker taker = own.get(kind).get(topic);
        StreamTaker handler = taker != null ? taker : services.apply(kind, topic);
        return handler == null && kind == StreamKind.TEXT && talk != null ? talk.taker(topic) : handler;
    }

    /** A stream was opened; the handle of its reader goes with the event if nobody takes it. Under the room's lock. */
    void opened(StreamKind kind, NativeEvent event, FfiOwnedHandle reader, String topic, String sender) {
        StreamTaker taker = taker(kind, topic);
        if (taker == null) {
            if (hasHandlers(kind) && unread.size() < MAX_REMEMBERED && unread.add(kind.label() + " " + topic)) {
                LOG.info("No handler in room '{}' reads {} streams of topic '{}', such as that of '{}'",
                        Printable.of(room.name()),
                        kind.label(), Printable.of(topic), Printable.of(sender));
            }
        } else if (!counts.enter(sender)) {
            crowded.report(_ -> LOG.warn(
                    "{} streams were not read so far in room '{}', because {} are being handled; the latest is '{}' of '{}'",
                    counts.refused(), Printable.of(room.name()), counts.running(), Printable.of(topic), Printable.of(sender)));
        } else if (event.claim()) {
            start(taker, new IncomingStream(kind, event.message(), topic, sender,
                    client.adopt(HandleKind.STREAM_READER, reader), limits));
        } else {
            counts.leave(sender);
        }
    }

    private void start(StreamTaker taker, IncomingStream stream) {
        StreamTask task = new StreamTask(taker, stream);
        running.add(task);
        try {
            task.start();
        } catch (OutOfMemoryError e) {
            task.end();
            throw e;
        }
        DisconnectReason why = ended;
        if (why != null) {
            stream.fail(PendingFutures.exception(why));
        }
    }

    /** One stream and its handler. */
    private final class StreamTask {
        private final StreamTaker taker;
        private final IncomingStream stream;
        private final StreamTaker.Taking taking;
        private final Thread thread;

        StreamTask(StreamTaker taker, IncomingStream stream) {
            this.taker = taker;
            this.stream = stream;
            this.taking = taker.opened(room, stream);
            this.thread = Thread.ofVirtual().name("livekit-stream " + Printable.of(stream.topic()))
                    .inheritInheritableThreadLocals(false).unstarted(this::run);
            thread.setContextClassLoader(taker.handler().getClass().getClassLoader());
        }

        void start() {
            thread.start();
        }

        private void run() {
            try {
                stream.open(client, registry);
                taker.take(taking);
            } finally {
                end();
            }
        }

        void end() {
            running.remove(this);
            counts.leave(stream.sender());
            stream.close();
        }

        boolean isOver() {
            return thread == Thread.currentThread() || !thread.isAlive();
        }
    }

    /** The room has ended, or ends: nothing comes any more. What has come can still be read. */
    void end(DisconnectReason why) {
        ended = why;
        running.forEach(task -> task.stream.fail(PendingFutures.exception(why)));
    }

    /** Waits until the handlers have returned, but for one that calls this; for a bounded time. */
    void await(long timeoutMs) {
        Set<StreamTask> tasks = Set.copyOf(running);
        Polling.await(() -> tasks.stream().allMatch(StreamTask::isOver), System.nanoTime() + timeoutMs * 1_000_000);
    }

    CallLimits counts() {
        return counts;
    }
}
