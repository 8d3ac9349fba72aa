package org.livekit4j.ffi;

import java.util.Optional;

/**
 * The state of the native library.
 *
 * @param state the overall state
 * @param libraryVersion the version that the native library reports; empty if it reports none
 * @param libraryPath the path of the loaded file
 * @param panics how many panics the library has reported. A reported panic did not end the process; usually a room was abandoned
 * @param lastPanic the message of the latest panic, without secrets; empty if there was none
 * @param nativeAccess whether native access is enabled in this JVM; otherwise a later JDK will refuse to load the library
 */
public record FfiHealth(State state, Optional<String> libraryVersion, String libraryPath, long panics,
        Optional<String> lastPanic, boolean nativeAccess) {

    /** The overall state of the library. */
    public enum State {
        /** The library works and has reported no panic. */
        READY,
        /** The library has reported a panic and continues to work. */
        DEGRADED,
        /** The library is shut down. */
        STOPPED,
        /** The library did not shut down in time; only a new JVM can load it again. */
        STUCK
    }
}
