package org.livekit4j.queue.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A media service that feeds sinks. In plain Java it is told of sinks and rooms by way of {@link #sinks}; in OSGi both are
 * services, and nobody asks. Safe for use by several threads.
 *
 * @param <S> the sink
 */
@ConsumerType
public interface SinkService<S> {

    /** Returns the sinks that this service feeds, and the rooms that it feeds them from. The service closes them. */
    Sinks<?, S, ?> sinks();

    /**
     * Returns the sinks of a media service.
     *
     * @param type of the sinks
     * @throws IllegalArgumentException if it feeds none of this type
     */
    @SuppressWarnings("unchecked") // their type says so
    static <S> Sinks<?, S, ?> of(Class<S> type, Object service) {
        if (service instanceof SinkService<?> host && host.sinks().type() == type) {
            return (Sinks<?, S, ?>) host.sinks();
        }
        throw new IllegalArgumentException("this service feeds no " + type.getSimpleName() + ": " + service);
    }
}
