package org.livekit4j.queue.plugin;

import java.util.Map;
import org.livekit4j.room.Room;
import org.livekit4j.track.PlugInRegistration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A media service that feeds sinks. In plain Java it is told of sinks and rooms by these methods; in OSGi both are services,
 * and nobody calls them. Safe for use by several threads.
 *
 * @param <S> the sink
 */
@ConsumerType
public interface SinkService<S> {

    /** Interface of the sinks. */
    Class<S> sinkType();

    /**
     * Adds a sink: a stream is opened for it on each track of the rooms that its properties ask for.
     *
     * @return removes it
     * @throws IllegalArgumentException if a property is wrong
     * @throws IllegalStateException if the service is closed
     */
    PlugInRegistration addSink(S sink, Map<String, ?> properties);

    /** Follows a room until it is removed; idempotent. */
    void addRoom(Room room);

    /** Follows a room no more. */
    void removeRoom(Room room);

    /**
     * Returns a media service as one that feeds sinks.
     *
     * @param type of the sinks
     * @throws IllegalArgumentException if it does not
     */
    @SuppressWarnings("unchecked") // its type says so
    static <S> SinkService<S> of(Class<S> type, Object service) {
        if (service instanceof SinkService<?> host && host.sinkType() == type) {
            return (SinkService<S>) host;
        }
        throw new IllegalArgumentException("this service feeds no " + type.getSimpleName() + ": " + service);
    }
}
