package org.livekit4j.queue;

import java.util.Map;
import org.livekit4j.UpdatableRegistration;
import org.osgi.annotation.versioning.ProviderType;

/** The queue of the native library's events: a service, safe for use by several threads. */
@ProviderType
public interface FfiEventQueue {

    /**
     * Subscribes as the whiteboard does with a service of these properties. A subscriber that is a {@link FfiEventFilter}, too, is asked for its
     * events.
     *
     * @return to change the properties, or to end the subscription
     * @throws IllegalArgumentException if a property is wrong; the message names it and says what is right
     */
    UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties);

    /**
     * Subscribes with a filter, as {@link #subscribe(FfiEventSubscriber, Map)} otherwise.
     *
     * @param filter asked about the events that pass the properties' types and keys
     */
    UpdatableRegistration subscribe(FfiEventSubscriber subscriber, Map<String, ?> properties, FfiEventFilter filter);

    QueueStatistics statistics();
}
