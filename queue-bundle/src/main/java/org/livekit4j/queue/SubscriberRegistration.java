package org.livekit4j.queue;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** A subscriber that is registered somewhere: with the queue itself, or as a service for the whiteboard. */
@ProviderType
public interface SubscriberRegistration extends AutoCloseable {

    /** Replaces all properties. No event that both the old and the new ones ask for is lost or doubled. */
    void update(Map<String, ?> properties);

    /** Ends the subscription. Idempotent; legal from inside the subscriber. */
    @Override
    void close();
}
