package org.livekit4j.media;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A media service that serves sinks. In plain Java, sinks and rooms are added to its medium; in OSGi both are services. Safe for
 * use by several threads.
 *
 * @param <S> the type of the sinks
 */
@ConsumerType
public interface SinkService<S> {

    /** {@return the medium, which the service closes} */
    Medium<?, ?, S, ?> medium();

    /**
     * Returns the medium of a media service.
     *
     * @param <S> the type of the sinks
     * @param type the sinks' interface
     * @param service the media service
     * @return its medium, which the service closes
     * @throws IllegalArgumentException if the service does not serve sinks of this type
     */
    @SuppressWarnings("unchecked") // their type says so
    static <S> Medium<?, ?, S, ?> of(Class<S> type, Object service) {
        if (service instanceof SinkService<?> host && host.medium().sinkType() == type) {
            return (Medium<?, ?, S, ?>) host.medium();
        }
        throw new IllegalArgumentException("this service serves no " + type.getSimpleName() + ": " + service);
    }
}
