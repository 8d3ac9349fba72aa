package org.livekit4j.demo.internal;

import java.util.List;

/**
 * Holds a dynamic service for the run that uses it now. A service that replaces another comes before the other one goes.
 *
 * @param <S> the service
 */
final class ServiceSlot<S> {
    private S service;
    private List<User<S>> users = List.of();

    synchronized void bind(S newService) {
        service = newService;
        users.forEach(user -> user.came(newService));
    }

    synchronized void unbind(S oldService) {
        if (service == oldService) {
            service = null;
        }
        users.forEach(user -> user.gone(oldService));
    }

    /** Replaces the users. */
    synchronized void use(List<User<S>> newUsers) {
        users = newUsers;
        if (service != null) {
            users.forEach(user -> user.came(service));
        }
    }

    /** Uses a service that comes and goes. */
    interface User<S> {

        void came(S service);

        /** When this returns the service is not used any more. A service that is not the current one is ignored. */
        void gone(S service);
    }
}
