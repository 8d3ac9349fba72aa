package org.livekit4j;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Implements {@link LiveKit}; found by {@link java.util.ServiceLoader}. The artifact {@code livekit4j} has the
 * implementation. Users do not need this type.
 */
@ProviderType
public interface LiveKitProvider {

    /** {@return a builder with the defaults} */
    LiveKit.Builder builder();
}
