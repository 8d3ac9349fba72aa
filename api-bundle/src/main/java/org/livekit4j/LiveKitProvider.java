package org.livekit4j;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What implements {@link LiveKit}, found by {@link java.util.ServiceLoader}: the artifact {@code livekit4j}.
 * Users need not know it.
 */
@ProviderType
public interface LiveKitProvider {

    /** Returns a builder with the defaults. */
    LiveKit.Builder builder();
}
