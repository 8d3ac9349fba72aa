package org.livekit4j.media.dto;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Reports the open streams and the plug-ins of one medium, those in use and those that failed. A service, safe for use by several
 * threads.
 */
@ProviderType
public interface MediaRuntime {

    /** The service property, {@code String}: {@code audio} or {@code video}. */
    String MEDIUM = "livekit.medium";

    /** {@return a copy of the current state, which belongs to the caller} */
    MediaRuntimeDTO getRuntimeDTO();
}
