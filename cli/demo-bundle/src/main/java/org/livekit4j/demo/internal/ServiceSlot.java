package org.livekit4j.demo.internal;

/**
 * Holds a dynamic service for the run that uses it now. A service that replaces another comes before the other one goes.
 *
 * @param <S> the service
 */
final class ServiceSlot<S> {
    private volatile S service;
    private User<S> user;

    synchronized void bind(S newService) {
        service = newService;
        if (user != null) {
            user.came(newService);
        }
    }

    synchronized void unbind(S oldService) {
        if (service == oldService) {
            service = null;
        }
        if (user != null) {
            user.gone(oldService);
        }
    }

    /** Replaces the user. */
    synchronized void use(User<S> newUser) {
        user = newUser;
        if (service != null) {
            user.came(service);
        }
    }

    /** The service as it is now; null if there is none. */
    S get() {
        return service;
    }

    /** Uses a service that comes and goes. */
    interface User<S> {

        void came(S service);

        /** When this returns the service is not used any more. A service that is not the current one is ignored. */
        void gone(S service);
    }
}
