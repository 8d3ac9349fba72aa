package org.livekit4j.launcher;

import org.livekit4j.demo.DataFigures;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.DemoSnapshot;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.shell.internal.json.JsonWriter;

/** A report as the JSON object that {@code --json} promises. */
final class JsonReport {

    private JsonReport() {}

    static String of(DemoReport report) {
        DemoSnapshot end = report.end();
        JsonWriter queue = new JsonWriter().put("events", end.queue().events()).put("delivered", end.queue().delivered())
                .put("filtered", end.queue().filtered()).put("dropped", end.queue().dropped());
        JsonWriter handles = new JsonWriter().put("created", end.handles().created())
                .put("released", end.handles().released()).put("live", end.handles().live());
        JsonWriter json = new JsonWriter().put("audio", media(end.audio().counts(), end.returning()))
                .put("video", media(end.video().counts(), end.returning())).put("queue", queue).put("handles", handles);
        end.room().ifPresent(room -> json.put("room", room(room)).put("data", data(room.data())));
        return json.put("cpuSeconds", end.cpuSeconds(), 2).put("ok", report.ok()).toString();
    }

    private static JsonWriter room(RoomFigures room) {
        JsonWriter json = new JsonWriter().put("name", room.name()).put("witnessed", room.witnessed());
        return room.witnessed()
                ? json
                : json.put("others", new JsonWriter().put("audio", others(room.audio()))
                        .put("video", others(room.video())));
    }

    /** Whether hashes are the same can be told of files that have come. */
    private static JsonWriter data(DataFigures data) {
        JsonWriter texts = new JsonWriter().put("sent", data.texts().sent()).put("received", data.texts().received());
        JsonWriter files = new JsonWriter().put("sent", data.files().sent()).put("received", data.files().received())
                .put("bytes", data.files().bytesReceived());
        if (data.files().received() > 0) {
            files.put("sameHash", data.files().sameHash());
        }
        return new JsonWriter().put("texts", texts).put("files", files);
    }

    private static JsonWriter others(RoomFigures.Others counts) {
        return new JsonWriter().put("tracks", counts.tracks()).put("received", counts.received());
    }

    /** What does not come back has no figures for it. */
    private static JsonWriter media(MediaCounts counts, boolean returning) {
        if (!returning) {
            return new JsonWriter().put("streams", counts.streams()).put("sent", counts.sent());
        }
        JsonWriter latency = new JsonWriter().put("p50", counts.latency().p50Us()).put("p99", counts.latency().p99Us())
                .put("max", counts.latency().maxUs());
        return new JsonWriter().put("streams", counts.streams()).put("sent", counts.sent()).put("received", counts.received())
                .put("dropped", counts.dropped()).put("latencyUs", latency);
    }
}
