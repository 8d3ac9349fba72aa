package org.livekit4j.queue;

import org.osgi.annotation.versioning.ProviderType;

/** A queue that its opener closes. Safe for use by several threads. */
@ProviderType
public interface OwnedFfiEventQueue extends FfiEventQueue, AutoCloseable {

    /** Disconnects from the native library, ends all subscriptions and releases waiting events. Idempotent. */
    @Override
    void close();
}
