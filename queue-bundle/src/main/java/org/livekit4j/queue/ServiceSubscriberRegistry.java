package org.livekit4j.queue;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * Registers subscribers as OSGi services. The whiteboard finds them, and finds them again after a restart. Safe for use by
 * several threads.
 */
public final class ServiceSubscriberRegistry implements SubscriberRegistry {
    private final BundleContext context;

    /**
     * Creates a registry.
     *
     * @param context the context of the bundle that registers the services
     */
    public ServiceSubscriberRegistry(BundleContext context) {
        this.context = context;
    }

    @Override
    public UpdatableRegistration register(FfiEventSubscriber subscriber, Map<String, ?> properties) {
        return new Service(context.registerService(FfiEventSubscriber.class, subscriber, dictionary(properties)));
    }

    private static Dictionary<String, ?> dictionary(Map<String, ?> properties) {
        return new Hashtable<>(properties);
    }

    private record Service(ServiceRegistration<FfiEventSubscriber> registration) implements UpdatableRegistration {

        @Override
        public void update(Map<String, ?> properties) {
            registration.setProperties(dictionary(properties));
        }

        @Override
        public void close() {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                // It went already, by another close or with its bundle.
            }
        }
    }
}
