package org.livekit4j.launcher;

import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.MediaCounts;

/** A report as the JSON object that {@code --json} promises. */
final class JsonReport {

    private JsonReport() {}

    static String of(DemoReport report) {
        JsonWriter queue = new JsonWriter().put("events", report.queue().events()).put("delivered", report.queue().delivered())
                .put("filtered", report.queue().filtered()).put("dropped", report.queue().dropped());
        JsonWriter handles = new JsonWriter().put("created", report.handles().created())
                .put("released", report.handles().released()).put("live", report.handles().live());
        return new JsonWriter().put("audio", media(report.audio())).put("video", media(report.video())).put("queue", queue)
                .put("handles", handles).put("cpuSeconds", report.cpuSeconds(), 2).put("ok", report.ok()).toString();
    }

    private static JsonWriter media(MediaCounts counts) {
        JsonWriter latency = new JsonWriter().put("p50", counts.latency().p50Us()).put("p99", counts.latency().p99Us())
                .put("max", counts.latency().maxUs());
        return new JsonWriter().put("streams", counts.streams()).put("sent", counts.sent()).put("received", counts.received())
                .put("dropped", counts.dropped()).put("latencyUs", latency);
    }
}
