package org.livekit4j.queue;

import org.osgi.annotation.versioning.ProviderType;

/** A queue that the caller that {@linkplain FfiQueues#open opened} it closes. */
@ProviderType
public interface OwnedFfiEventQueue extends FfiEventQueue, AutoCloseable {

    /** Gives up the library's events, ends all subscriptions and releases what waits. Idempotent. */
    @Override
    void close();
}
