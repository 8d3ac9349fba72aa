package org.livekit4j.media.dto;

import org.osgi.annotation.versioning.ProviderType;

/** The service of a media bundle that tells which streams are open, and which plug-ins work on them or do not, and why. */
@ProviderType
public interface MediaRuntime {

    /** Service property, {@code String}: {@code audio} or {@code video}. */
    String MEDIUM = "livekit.medium";

    /** A copy of how things are now. */
    MediaRuntimeDTO getRuntimeDTO();
}
