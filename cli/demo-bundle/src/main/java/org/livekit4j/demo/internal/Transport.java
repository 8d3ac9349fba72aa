package org.livekit4j.demo.internal;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.room.TrackPublishOptions;
import org.livekit4j.track.LocalTrack;

/** Where the tracks of a run go: through the native library and straight back, unless a method says otherwise. */
interface Transport {
    Transport LOOPBACK = new Transport() {
    };

    /** Whether the services that {@link #enter} needs are there. */
    default boolean ready() {
        return true;
    }

    /**
     * Goes there, before any endpoint is opened.
     *
     * @throws org.livekit4j.LiveKitException if that is not possible; its message has no secrets
     */
    default void enter() throws InterruptedException {}

    /** Publishes a track; empty if its frames come straight back. To be closed before the track is. */
    default Optional<Publication> publish(LocalTrack track, TrackPublishOptions options) {
        return Optional.empty();
    }

    /** How much of what is sent comes back. */
    default Verdict.Threshold expectation() {
        return Verdict.Threshold.ALL;
    }

    /** Begins to send what is not on tracks, where there is such a thing. */
    default void sendData() {}

    /** Waits for the end of what is sent besides tracks, unless the run is stopped, and reports what is missing then. */
    default void settle(BooleanSupplier stopped) throws InterruptedException {}

    /** Goes away, also if nobody entered; endpoints are closed afterwards. */
    default void leave() {}

    /** Empty if it is no room. */
    default Optional<RoomFigures> figures() {
        return Optional.empty();
    }
}
