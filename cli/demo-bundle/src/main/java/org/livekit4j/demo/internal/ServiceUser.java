package org.livekit4j.demo.internal;

/**
 * Uses a service that comes and goes.
 *
 * @param <S> the service
 */
interface ServiceUser<S> {

    void came(S service);

    /** Two users of one service. */
    static <S> ServiceUser<S> both(ServiceUser<? super S> first, ServiceUser<? super S> second) {
        return new ServiceUser<>() {
            @Override
            public void came(S service) {
                first.came(service);
                second.came(service);
            }

            @Override
            public void gone(S oldService) {
                first.gone(oldService);
                second.gone(oldService);
            }
        };
    }

    /** When this returns the service is not used any more. A service that is not the current one is ignored. */
    void gone(S service);
}
