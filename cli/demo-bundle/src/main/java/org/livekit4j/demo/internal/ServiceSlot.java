package org.livekit4j.demo.internal;

import java.util.Optional;

/**
 * Holds a dynamic service for the run that uses it now. Where one service replaces another, the new one comes before the old one
 * goes.
 *
 * @param <S> the service
 */
final class ServiceSlot<S> {
    private S service;
    private ServiceUser<? super S> user;

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

    synchronized Optional<S> current() {
        return Optional.ofNullable(service);
    }

    /** In place of the user before. */
    synchronized void use(ServiceUser<? super S> newUser) {
        user = newUser;
        if (service != null) {
            newUser.came(service);
        }
    }
}
