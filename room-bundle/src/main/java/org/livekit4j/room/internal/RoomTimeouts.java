package org.livekit4j.room.internal;

import java.time.Duration;

/**
 * How long a room waits when it is left. All but the wait for answers usually end much sooner.
 *
 * @param handlers the wait for handlers of remote procedure calls, which are interrupted
 * @param answers the time between the last answer to a call and the leave message
 * @param publishing the wait for tracks that are being published
 * @param leaving the wait for the native library's answer
 * @param lastEvent the wait for the room's last event and the ends of its streams
 * @param listeners the wait for listeners to receive all events
 */
record RoomTimeouts(Duration handlers, Duration answers, Duration publishing, Duration leaving, Duration lastEvent,
        Duration listeners) {
    static final RoomTimeouts DEFAULTS = new RoomTimeouts(Duration.ofSeconds(2), Duration.ofMillis(100),
            Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2));

    /** For all of the leaving. */
    Duration toLeave() {
        return handlers.plus(answers).plus(publishing).plus(leaving).plus(lastEvent.multipliedBy(2));
    }
}
