package org.livekit4j.room.internal;

import java.time.Duration;

/**
 * How long a room waits when it is left; all but the answers come much sooner as a rule.
 *
 * @param handlers of remote procedure calls, which are interrupted
 * @param answers how much earlier than this side's leaving the last answer to a call sets out
 * @param leaving until the native library answers
 * @param lastEvent of the room, and ends of its streams
 * @param listeners until they have been told everything
 */
record RoomTimeouts(Duration handlers, Duration answers, Duration leaving, Duration lastEvent, Duration listeners) {
    static final RoomTimeouts DEFAULTS = new RoomTimeouts(Duration.ofSeconds(2), Duration.ofMillis(100),
            Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(2));

    /** For all of the leaving. */
    Duration toLeave() {
        return handlers.plus(answers).plus(leaving).plus(lastEvent.multipliedBy(2));
    }
}
