package org.livekit4j.demo;

import java.util.Optional;
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
     * @throws IllegalArgumentException if no token can be made with the key
     */
    DemoRun start(DemoOptions options, RoomAccess access);

    LibraryInfo library();

    /**
     * The native library that is loaded.
     *
     * @param version as it says itself
     * @param state what it can do; {@code READY} is fine
     */
    record LibraryInfo(Optional<String> version, String path, String state, Optional<String> lastPanic) {}
}
