package org.livekit4j.queue;

import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Registers a bundle's subscribers: with {@link FfiEventQueue#subscribe} in plain Java, and in the service registry in OSGi.
 * Implementations are safe for use by several threads.
 */
@FunctionalInterface
@ConsumerType
public interface SubscriberRegistry {

    /**
     * Registers a subscriber.
     *
     * @param subscriber the subscriber
     * @param properties the service properties, by the names in {@link QueueConstants}
     * @return changes the properties, and ends the subscription when closed
     */
    UpdatableRegistration register(FfiEventSubscriber subscriber, Map<String, ?> properties);
}
