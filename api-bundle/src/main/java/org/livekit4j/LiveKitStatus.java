package org.livekit4j;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.text.RecordText;

/**
 * How the native library is, and what an instance of {@link LiveKit} does with it. All but the rooms is of the library, and so
 * the same for all instances that share it.
 *
 * @param state what the library can do
 * @param libraryVersion of the native library, as it says itself; empty if it does not
 * @param libraryPath the file that is loaded
 * @param panics how often the library reported a panic. One that is reported did not end the process: mostly a room was given up
 * @param lastPanic what the last one said, without secrets
 * @param instances how many instances share the library, this one included
 * @param rooms names of the rooms that this instance is in
 * @param liveHandles native objects that are in use now
 * @param subscribers those that the queue of the library's events delivers to now
 * @param delivered events that the queue has delivered since the library was opened
 * @param dropped events that were lost because a consumer was too slow
 */
public record LiveKitStatus(State state, Optional<String> libraryVersion, String libraryPath, long panics,
        Optional<String> lastPanic, int instances, List<String> rooms, long liveHandles, int subscribers, long delivered,
        long dropped) {

    public LiveKitStatus {
        Objects.requireNonNull(state, "state is null");
        Objects.requireNonNull(libraryVersion, "libraryVersion is null");
        Objects.requireNonNull(libraryPath, "libraryPath is null");
        Objects.requireNonNull(lastPanic, "lastPanic is null");
        rooms = List.copyOf(rooms);
    }

    /** What the native library can do. */
    public enum State {
        READY,
        /** It has reported a panic and works on. */
        DEGRADED,
        /** It is shut down, by the one who has unwrapped its client. */
        STOPPED,
        /** It was told to shut down and did not in time; only a new JVM helps. */
        STUCK
    }

    @Override
    public String toString() {
        return RecordText.of(this);
    }
}
