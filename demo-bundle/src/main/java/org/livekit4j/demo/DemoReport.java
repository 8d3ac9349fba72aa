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

    /** Of a run that did not take place. */
    public static DemoReport notBegun(DemoOptions options, String problem) {
        return new DemoReport(Duration.ZERO, MediaCounts.none(options.audio()), MediaCounts.none(options.video()),
                QueueCounts.NONE,
                new HandleCounts(0, 0, 0), 0, List.of(problem), List.of());
    }

    public boolean ok() {
        return problems.isEmpty();
    }
}
