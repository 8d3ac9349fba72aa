package org.livekit4j.bench.soak.sample;

import java.util.Map;
import org.livekit4j.bench.soak.report.CountedLog;
import org.livekit4j.bench.soak.report.Reports;
import org.livekit4j.bench.soak.report.Tallies;

/** What the soak has counted itself. */
public final class ReportGauge implements Gauge {
    private final Reports reports;
    private final CountedLog log;

    public ReportGauge(Reports reports, CountedLog log) {
        this.reports = reports;
        this.log = log;
    }

    @Override
    public void read(Map<String, Number> figures) {
        Tallies tallies = reports.tallies();
        figures.put("calls", tallies.calls.sum());
        figures.put("refused", tallies.refused.sum());
        figures.put("pending", reports.calls().pending());
        figures.put("frames", tallies.frames.sum());
        figures.put("dropped_frames", tallies.droppedFrames.sum());
        figures.put("streams", tallies.streams.sum());
        figures.put("rooms", tallies.rooms.sum());
        figures.put("joins", tallies.joins.sum());
        figures.put("reconnects", tallies.reconnects.sum());
        figures.put("tracks", tallies.tracks.sum());
        figures.put("tracks_left", tallies.tracksLeft.sum());
        figures.put("room_events", tallies.roomEvents.sum());
        figures.put("misdeeds", tallies.misdeeds.sum());
        figures.put("beats", reports.beats().arrived());
        figures.put("silence_ms", reports.beats().checkMillis());
        figures.put("faults", reports.faults().total());
        figures.put("warnings", log.warnings());
        figures.put("errors", log.errors());
        figures.put("forged", log.forged());
        figures.put("log_mb", log.bytes() / (double) (1 << 20));
    }
}
