package org.livekit4j.media;

import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.livekit4j.Registration;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.media.internal.FrameObservers;
import org.livekit4j.media.internal.MediumStatuses;
import org.livekit4j.media.internal.Processors;
import org.livekit4j.media.internal.Sinks;
import org.livekit4j.media.management.MediumStatus;
import org.livekit4j.media.spi.ProcessorCall;
import org.livekit4j.media.spi.SinkCall;
import org.livekit4j.room.Room;
import org.livekit4j.track.StreamInfo;

/**
 * A medium, such as audio: its processors, which work on its streams, and its sinks, for which it opens streams in the rooms
 * that it follows. Safe for use by several threads. Processors and sinks are called on the threads of their streams.
 *
 * @param <F> the type of the frames
 * @param <P> the type of the processors
 * @param <S> the type of the sinks
 * @param <O> the type of the stream options, which are compared by {@code equals}
 */
public final class Medium<F, P, S, O> implements AutoCloseable {
    private final String name;
    private final Processors<F, P> processors;
    private final Sinks<F, S, O> sinks;
    private final FrameObservers observers = new FrameObservers();

    /**
     * Creates a medium without plug-ins.
     *
     * @param name the name, as in {@link org.livekit4j.media.dto.MediaRuntime#MEDIUM}
     * @param processorType the processors' interface
     * @param processorCall calls processors
     * @param sinkType the sinks' interface
     * @param sinkCall calls sinks and opens their streams
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

    /** {@return the name, such as {@code audio}} */
    public String name() {
        return name;
    }

    /** {@return the open streams, processors and sinks; services that failed are not among them} */
    public MediumStatus status() {
        return MediumStatuses.of(name, processors, sinks);
    }

    /**
     * Adds a processor that is not a service.
     *
     * @param processor the processor
     * @param properties the properties, as of a service
     * @return changes the properties, and removes the processor when closed
     * @throws IllegalArgumentException if a property is invalid
     * @throws IllegalStateException if the medium is closed
     */
    public UpdatableRegistration addProcessor(P processor, Map<String, ?> properties) {
        return processors.add(processor, properties);
    }

    /**
     * Adds a sink that is not a service.
     *
     * @param sink the sink
     * @param properties the properties, as of a service
     * @return changes the properties, and removes the sink when closed
     * @throws IllegalArgumentException if a property is invalid
     * @throws IllegalStateException if the medium is closed
     */
    public UpdatableRegistration addSink(S sink, Map<String, ?> properties) {
        return sinks.add(sink, properties);
    }

    /**
     * Shows each frame of each stream to an observer, before its consumer gets it and after all processors. Unlike a processor,
     * an observer costs no thread and changes no stream. It is called on the threads that deliver frames, native ones among them:
     * it must return at once, must not throw, and must neither change nor keep the frame.
     *
     * @param observer gets the frame, and the description of its stream
     * @return ends the observation when closed; idempotent
     */
    public Registration observe(BiConsumer<Object, StreamInfo> observer) {
        return observers.add(Objects.requireNonNull(observer, "observer is null"));
    }

    /**
     * Starts to follow a room: sinks receive its tracks, current and future ones. Idempotent.
     *
     * @param room the room
     */
    public void addRoom(Room room) {
        sinks.addRoom(room);
    }

    /**
     * Stops following a room. Streams that are open end with their tracks.
     *
     * @param room the room
     */
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

    FrameObservers observers() {
        return observers;
    }

    /**
     * Removes all processors and sinks. It lets them finish the frames that are still queued, for a bounded time. The caller ends
     * the streams first. Idempotent.
     */
    @Override
    public void close() {
        processors.close();
        sinks.close();
    }
}
