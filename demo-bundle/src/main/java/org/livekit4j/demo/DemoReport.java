package org.livekit4j.demo;

import java.time.Duration;
import java.util.List;

/**
 * What came of a run, after everything was closed.
 *
 * @param elapsed while frames were sent
 * @param cpuSeconds of the whole process since it started, all cores
 * @param problems why the run was not fine, a line each
 * @param files what was written, if anything
 */
public record DemoReport(Duration elapsed, MediaCounts audio, MediaCounts video, QueueCounts queue, HandleCounts handles,
        double cpuSeconds, List<String> problems, List<String> files) {

    public boolean ok() {
        return problems.isEmpty();
    }
}
