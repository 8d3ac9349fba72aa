package org.livekit4j.room;

import org.osgi.annotation.versioning.ProviderType;

/** The registration of a listener of a room. Safe for use by several threads. */
@FunctionalInterface
@ProviderType
public interface ListenerRegistration extends AutoCloseable {

    /**
     * Removes the listener: it is not called any more, and waiting events are dropped. This method does not wait for a running
     * call. Idempotent.
     */
    @Override
    void close();
}
