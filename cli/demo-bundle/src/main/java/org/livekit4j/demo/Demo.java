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

    /**
     * As {@link #start(DemoOptions)}, but the tracks are published in a room. Frames are counted from the time the first ones have come.
     *
     * @throws IllegalStateException if a run is under way
     */
    DemoRun start(DemoOptions options, RoomAccess access);
}
