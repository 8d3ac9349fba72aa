package org.livekit4j.room;

import org.osgi.annotation.versioning.ProviderType;

/** A listener's place in a room. */
@FunctionalInterface
@ProviderType
public interface ListenerRegistration extends AutoCloseable {

    /**
     * Removes the listener: no call begins any more, and what waits for it is dropped. It does not wait for a call that is under way.
     * Idempotent.
     */
    @Override
    void close();
}
