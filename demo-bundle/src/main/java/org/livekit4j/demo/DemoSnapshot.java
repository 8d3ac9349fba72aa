package org.livekit4j.demo;

import java.time.Duration;

/**
 * A run at one moment.
 *
 * @param elapsed since frames are sent
 * @param cpuSeconds of the whole process since it started, all cores
 */
public record DemoSnapshot(Duration elapsed, MediaSnapshot audio, MediaSnapshot video, QueueCounts queue, HandleCounts handles,
        double cpuSeconds) {}
