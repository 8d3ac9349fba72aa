package org.livekit4j.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run, after everything was closed.
 *
 * @param elapsed while frames were sent
 * @param room empty for a run without one
 * @param cpuSeconds of the whole process since it started, all cores
 * @param problems why the run was not fine, a line each
 * @param files what was written, if anything
 */
public record DemoReport(Duration elapsed, MediaCounts audio, MediaCounts video, QueueCounts queue, HandleCounts handles,
        Optional<RoomFigures> room, double cpuSeconds, List<String> problems, List<String> files) {

    /** Of a run that did not take place. */
    public static DemoReport notBegun(DemoOptions options, String problem) {
        return new DemoReport(Duration.ZERO, MediaCounts.none(options.audio()), MediaCounts.none(options.video()),
                QueueCounts.NONE, new HandleCounts(0, 0, 0), Optional.empty(), 0, List.of(problem), List.of());
    }

    /** Whether frames were sent; if not, the problems are all there is to tell. */
    public boolean begun() {
        return elapsed.isPositive();
    }

    /** Whether what was sent was to come back to the demo. */
    public boolean returning() {
        return room.map(RoomFigures::witnessed).orElse(true);
    }

    public DemoReport withProblems(List<String> problems) {
        return new DemoReport(elapsed, audio, video, queue, handles, room, cpuSeconds, problems, files);
    }

    public boolean ok() {
        return problems.isEmpty();
    }
}
