package org.livekit4j.demo;

import org.osgi.annotation.versioning.ProviderType;

/** The demo; there as soon as the native library is loaded. */
@ProviderType
public interface Demo {

    /**
     * Starts a run. Media begin when their service is there; a service that goes and comes back during the run is used again.
     *
     * @throws IllegalStateException if a run is under way
     */
    DemoRun start(DemoOptions options);

    LibraryInfo library();
}
