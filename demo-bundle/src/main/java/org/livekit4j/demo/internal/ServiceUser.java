package org.livekit4j.demo.internal;

/**
 * Uses a service that comes and goes.
 *
 * @param <S> the service
 */
interface ServiceUser<S> {

    void came(S service);

    /** When this returns the service is not used any more. A service that is not the current one is ignored. */
    void gone(S service);
}
