package org.livekit4j.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run, after everything was closed.
 *
 * @param end the run at its end, with the latency of the whole run
 * @param problems why the run was not fine, a line each
 * @param files what was written, if anything
 */
public record DemoReport(DemoSnapshot end, List<String> problems, List<String> files) {

    /** Of a run that did not take place. */
    public static DemoReport notBegun(DemoOptions options, String problem) {
        return new DemoReport(
                new DemoSnapshot(Duration.ZERO, MediaSnapshot.none(options.audio()), MediaSnapshot.none(options.video()),
                        QueueCounts.NONE, new HandleCounts(0, 0, 0), Optional.empty(), 0),
                List.of(problem), List.of());
    }

    /** Whether frames were sent; if not, the problems are all there is to tell. */
    public boolean begun() {
        return end.elapsed().isPositive();
    }

    public DemoReport withProblems(List<String> problems) {
        return new DemoReport(end, problems, files);
    }

    public boolean ok() {
        return problems.isEmpty();
    }
}
