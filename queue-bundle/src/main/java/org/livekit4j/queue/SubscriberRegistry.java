package org.livekit4j.queue;

import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Where a bundle registers its subscribers: {@link FfiEventQueue#subscribe} in plain Java, the service registry in OSGi.
 */
@FunctionalInterface
@ConsumerType
public interface SubscriberRegistry {

    UpdatableRegistration register(FfiEventSubscriber subscriber, Map<String, ?> properties);
}
