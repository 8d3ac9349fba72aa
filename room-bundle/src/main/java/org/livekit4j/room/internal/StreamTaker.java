package org.livekit4j.room.internal;

import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.ByteStreamHandler;
import org.livekit4j.room.stream.TextStreamHandler;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler of the streams of one kind and topic, with the guard that names it and counts what it throws. */
final class StreamTaker {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    private final StreamKind kind;
    private final String topic;
    private final Object handler;
    private final Opening opening;
    private final UserCode guard;
    private final LongAdder taken = new LongAdder();

    /** What is done with one stream. */
    interface Taking {
        void take() throws Exception;
    }

    private interface Opening {
        Taking open(Room room, IncomingStream stream);
    }

    private StreamTaker(StreamKind kind, String topic, Object handler, Opening opening) {
        this.kind = kind;
        this.topic = topic;
        this.handler = handler;
        this.opening = opening;
        String owner = Owner.of(handler);
        this.guard = new UserCode(LOG,
                () -> "Handler " + owner + " of " + kind.label() + " streams '" + Printable.of(topic) + "'");
    }

    static StreamTaker ofText(String topic, TextStreamHandler handler) {
        Objects.requireNonNull(topic, "topic is null");
        Objects.requireNonNull(handler, "handler is null");
        return new StreamTaker(StreamKind.TEXT, topic, handler,
                (room, stream) -> () -> handler.handle(room, new NativeTextReader(stream, room)));
    }

    static StreamTaker ofBytes(String topic, ByteStreamHandler handler) {
        Objects.requireNonNull(topic, "topic is null");
        Objects.requireNonNull(handler, "handler is null");
        return new StreamTaker(StreamKind.BYTE, topic, handler,
                (room, stream) -> () -> handler.handle(room, new NativeByteReader(stream, room)));
    }

    /** @param opening prepares to read a text stream, in the order in which streams are opened */
    static StreamTaker ofRoom(String topic, Talk talk, Function<IncomingStream, Taking> opening) {
        return new StreamTaker(StreamKind.TEXT, topic, talk, (_, stream) -> opening.apply(stream));
    }

    StreamKind kind() {
        return kind;
    }

    String topic() {
        return topic;
    }

    /** The user's own. */
    Object handler() {
        return handler;
    }

    /** Is called in the order in which streams are opened. */
    Taking opened(Room room, IncomingStream stream) {
        return opening.open(room, stream);
    }

    /** Returns when the handler does. */
    void take(Taking stream) {
        taken.increment();
        guard.run(stream::take);
    }

    long taken() {
        return taken.sum();
    }

    long failed() {
        return guard.failures();
    }
}
