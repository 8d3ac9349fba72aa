package org.livekit4j.ffi;

import java.util.Optional;

/**
 * How the native library is.
 *
 * @param state what it can do
 * @param libraryVersion of the native library, as it says itself; empty if it does not
 * @param libraryPath the file that is loaded
 * @param panics how often the library reported a panic. One that reaches us did not end the process: mostly a room was given up
 * @param lastPanic what the last one said, without secrets
 * @param nativeAccess whether the JVM was started with native access enabled; without, a later JDK will refuse to open the library
 */
public record FfiHealth(State state, Optional<String> libraryVersion, String libraryPath, long panics,
        Optional<String> lastPanic, boolean nativeAccess) {

    /** What the library can do. */
    public enum State {
        READY,
        /** It has reported a panic and works on. */
        DEGRADED,
        /** Shut down. */
        STOPPED,
        /** It was told to shut down and did not in time; only a new JVM helps. */
        STUCK
    }
}
