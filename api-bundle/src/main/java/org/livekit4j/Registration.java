package org.livekit4j;

import org.osgi.annotation.versioning.ProviderType;

/** Something that was added and can be removed again, such as a listener. It is safe for use by several threads. */
@FunctionalInterface
@ProviderType
public interface Registration extends AutoCloseable {

    /**
     * Removes it. No call begins any more when this returns; a call that is under way is not waited for unless the method that returned this says
     * so. Idempotent, and legal from inside a call.
     */
    @Override
    void close();
}
