package org.livekit4j.media;

import java.util.Map;
import java.util.Objects;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.media.internal.Processors;
import org.livekit4j.media.internal.Sinks;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.room.Room;

/**
 * One medium: its processors, which work on its streams, and its sinks, for which streams are opened in the rooms that it follows. It is safe for
 * use by several threads. Processors and sinks are called on the threads of their streams.
 *
 * @param <F> the frame
 * @param <P> the processor
 * @param <S> the sink
 * @param <O> how a stream is delivered; equal options are the same
 */
public final class Medium<F, P, S, O> implements AutoCloseable {
    private final String name;
    private final Processors<F, P> processors;
    private final Sinks<F, S, O> sinks;

    /**
     * Creates a medium without plug-ins.
     *
     * @param name as in {@link org.livekit4j.media.dto.MediaRuntime#MEDIUM}
     * @param processorType the processors' interface
     * @param processorCall how they are called
     * @param sinkType the sinks' interface
     * @param sinkCall how they are called, and how their streams are opened
     */
    public Medium(String name, Class<P> processorType, ProcessorCall<F, P> processorCall, Class<S> sinkType,
            SinkCall<F, S, O> sinkCall) {
        this(name, new Processors<>(processorType, processorCall), new Sinks<>(sinkType, sinkCall));
    }

    Medium(String name, Processors<F, P> processors, Sinks<F, S, O> sinks) {
        this.name = Objects.requireNonNull(name, "name is null");
        this.processors = processors;
        this.sinks = sinks;
    }

    /** Returns the name, such as {@code audio}. */
    public String name() {
        return name;
    }

    /**
     * Adds a processor that is no service.
     *
     * @return removes it
     * @throws IllegalArgumentException if a property is wrong
     * @throws IllegalStateException if the medium is closed
     */
    public UpdatableRegistration addProcessor(P processor, Map<String, ?> properties) {
        return processors.add(processor, properties);
    }

    /**
     * Adds a sink that is no service.
     *
     * @return removes it
     * @throws IllegalArgumentException if a property is wrong
     * @throws IllegalStateException if the medium is closed
     */
    public UpdatableRegistration addSink(S sink, Map<String, ?> properties) {
        return sinks.add(sink, properties);
    }

    /** Follows a room: what is subscribed to in it, now and later, until it is removed. Idempotent. */
    public void addRoom(Room room) {
        sinks.addRoom(room);
    }

    /** Follows a room no more. Its streams end with their tracks. */
    public void removeRoom(Room room) {
        sinks.removeRoom(room);
    }

    Class<S> sinkType() {
        return sinks.type();
    }

    Processors<F, P> processors() {
        return processors;
    }

    Sinks<F, S, O> sinks() {
        return sinks;
    }

    /**
     * Lets processors and sinks have the rest of the streams, for a moment; then calls none of them any more. Streams are ended first by the
     * caller. Idempotent.
     */
    @Override
    public void close() {
        processors.close();
        sinks.close();
    }
}
