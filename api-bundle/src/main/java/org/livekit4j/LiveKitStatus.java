package org.livekit4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * The state of the native library, and of an instance of {@link LiveKit}. Everything but the rooms is the library's, and so the
 * same for all instances that share it.
 *
 * @param state whether the library works
 * @param libraryVersion the version that the native library names; empty if it names none
 * @param libraryPath the file that is loaded
 * @param panics how often the library reported a panic. A reported panic did not end the process: usually a room was given up
 * @param lastPanic the last panic's message, without secrets; empty if there was none
 * @param instances how many instances share the library, this one included
 * @param rooms the names of the rooms that this instance is in
 * @param liveHandles the native objects that are in use
 * @param subscribers the subscribers of the library's events
 * @param delivered the events that were delivered since the library was opened
 * @param dropped the events that were lost because a consumer was too slow
 */
public record LiveKitStatus(State state, Optional<String> libraryVersion, String libraryPath, long panics,
        Optional<String> lastPanic, int instances, List<String> rooms, long liveHandles, int subscribers, long delivered,
        long dropped) {

    /** Checks that no component is null. */
    public LiveKitStatus {
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(libraryVersion, "libraryVersion is null");
        Objects.requireNonNull(libraryPath, "libraryPath is null");
        Objects.requireNonNull(lastPanic, "lastPanic is null");
        rooms = List.copyOf(rooms);
    }

    /** Whether the native library works. */
    public enum State {
        /** It works. */
        READY,
        /** It has reported a panic and continues to work. */
        DEGRADED,
        /** It was shut down through its unwrapped client. */
        STOPPED,
        /** It did not shut down in time; only a new JVM helps. */
        STUCK
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
