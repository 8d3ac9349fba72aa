package org.livekit4j.demo;

import java.time.Duration;
import java.util.Optional;

/**
 * A run at one moment.
 *
 * @param elapsed since frames are sent
 * @param room empty for a run without one
 * @param cpuSeconds of the whole process since it started, all cores
 */
public record DemoSnapshot(Duration elapsed, MediaSnapshot audio, MediaSnapshot video, QueueCounts queue, HandleCounts handles,
        Optional<RoomFigures> room, double cpuSeconds) {

    /** Whether what is sent is to come back to the demo. */
    public boolean returning() {
        return room.map(RoomFigures::witnessed).orElse(true);
    }
}
