package org.livekit4j.media.internal;

import java.util.Optional;
import org.livekit4j.UpdatableRegistration;
import org.osgi.annotation.versioning.ProviderType;

/** A plug-in that is in use. */
@ProviderType
public interface ActivePlugIn extends UpdatableRegistration {

    PlugInIdentity identity();

    /** What it is called in statistics and the log. */
    String name();

    PlugInStatistics statistics();

    /** Why none of its instances can be had now, if that is so. */
    Optional<String> failure();
}
