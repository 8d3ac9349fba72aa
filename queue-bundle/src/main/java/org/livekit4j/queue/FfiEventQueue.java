package org.livekit4j.queue;

import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.osgi.annotation.versioning.ProviderType;

/** The queue of the native library's events. A service, safe for use by several threads. */
@ProviderType
public interface FfiEventQueue {

    /**
     * Subscribes like a service with these properties. A subscriber that is also a {@link FfiEventFilter} filters its events.
     *
     * @param subscriber the subscriber
     * @param properties the service properties, by the names in {@link QueueConstants}
     * @return changes the properties, and ends the subscription when closed
     * @throws IllegalArgumentException if a property is invalid; the message names it and says what is valid
     */
    UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties);

    /**
     * Subscribes with a filter; otherwise like {@link #subscribe(FfiEventSubscriber, Map)}.
     *
     * @param subscriber the subscriber
     * @param properties the service properties, by the names in {@link QueueConstants}
     * @param filter is asked about events that match the types and keys
     * @return changes the properties, and ends the subscription when closed
     * @throws IllegalArgumentException if a property is invalid; the message names it and says what is valid
     */
    UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties, FfiEventFilter filter);

    /** {@return the counts of this queue and of its current subscribers} */
    QueueStatistics statistics();
}
