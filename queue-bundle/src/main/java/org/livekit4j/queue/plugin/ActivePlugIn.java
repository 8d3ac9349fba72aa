package org.livekit4j.queue.plugin;

import java.util.Optional;
import org.livekit4j.track.PlugInRegistration;
import org.osgi.annotation.versioning.ProviderType;

/** A plug-in that is in use. */
@ProviderType
public interface ActivePlugIn extends PlugInRegistration {

    PlugInIdentity identity();

    /** What it is called in statistics and the log. */
    String name();

    PlugInStatistics statistics();

    /** Why none of its instances can be had now, if that is so. */
    Optional<String> failure();
}
