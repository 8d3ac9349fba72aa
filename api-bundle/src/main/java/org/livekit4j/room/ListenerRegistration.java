package org.livekit4j.room;

import org.osgi.annotation.versioning.ProviderType;

/** A listener's place in a room. */
@FunctionalInterface
@ProviderType
public interface ListenerRegistration extends AutoCloseable {

    /** Removes the listener; a call that is under way may still go on. Idempotent. */
    @Override
    void close();
}
