package org.livekit4j.media;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A media service that feeds sinks. In plain Java its medium is told of sinks and rooms; in OSGi both are services. It is safe for use by several
 * threads.
 *
 * @param <S> the sink
 */
@ConsumerType
public interface SinkService<S> {

    /** Returns the medium, which the service closes. */
    Medium<?, ?, S, ?> medium();

    /**
     * Returns the medium of a media service.
     *
     * @param type of the sinks
     * @throws IllegalArgumentException if the service feeds no sinks of this type
     */
    @SuppressWarnings("unchecked") // their type says so
    static <S> Medium<?, ?, S, ?> of(Class<S> type, Object service) {
        if (service instanceof SinkService<?> host && host.medium().sinkType() == type) {
            return (Medium<?, ?, S, ?>) host.medium();
        }
        throw new IllegalArgumentException("this service feeds no " + type.getSimpleName() + ": " + service);
    }
}
