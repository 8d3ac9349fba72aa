package org.livekit4j.launcher.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.livekit4j.demo.DataFigures;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.DemoSnapshot;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.text.Printable;

/** A report for people. */
public final class Summary {

    private Summary() {}

    /** Without the problems. */
    public static List<String> of(DemoReport report) {
        DemoSnapshot end = report.end();
        List<String> lines = new ArrayList<>();
        lines.add("");
        media("audio", end.audio().counts(), end.returning(), lines);
        media("video", end.video().counts(), end.returning(), lines);
        end.room().ifPresent(room -> lines.add("room     " + room.name() + (room.witnessed()
                ? ""
                : ", of others: "
                        + others("audio", room.audio()) + ", " + others("video", room.video()))));
        end.room().map(RoomFigures::data).ifPresent(data -> data(data, lines));
        lines.add("queue    " + Format.count(end.queue().events()) + " events, " + Format.count(end.queue().delivered())
                + " delivered, " + Format.count(end.queue().filtered()) + " filtered, "
                + Format.count(end.queue().dropped()) + " dropped");
        lines.add("handles  " + Format.count(end.handles().created()) + " created, "
                + Format.count(end.handles().released()) + " released, " + end.handles().live() + " live");
        lines.add(String.format(Locale.ROOT, "time     %.1f s, of the processor %.1f s", end.elapsed().toMillis() / 1e3,
                end.cpuSeconds()));
        if (!report.files().isEmpty()) {
            lines.add("files    " + report.files().size() + " in " + Path.of(report.files().getFirst()).getParent());
        }
        lines.add(report.ok() ? "result   fine" : "result   not fine");
        return lines.stream().map(Printable::of).toList();
    }

    private static void data(DataFigures data, List<String> lines) {
        lines.add("data     texts: " + data.texts().sent() + " sent, " + data.texts().received() + " received; files: "
                + data.files().sent() + " sent, " + data.files().received() + " received, "
                + Format.megabytes(data.files().bytesReceived()) + (data.files().sameHash() ? "" : ", with another hash"));
    }

    private static String others(String name, RoomFigures.Others counts) {
        return counts.tracks() + " " + name + " (" + Format.count(counts.received()) + " frames)";
    }

    private static void media(String name, MediaCounts counts, boolean returning, List<String> lines) {
        if (counts.streams() == 0) {
            return;
        }
        String streams = name + "    " + counts.streams() + (counts.streams() == 1 ? " stream, " : " streams, ");
        if (!returning) {
            lines.add(streams + Format.count(counts.sent()) + " frames sent");
            return;
        }
        lines.add(streams + Format.count(counts.received()) + " of " + Format.count(counts.sent()) + " frames, latency p50 "
                + Format.milliseconds(counts.latency().p50Us()) + ", p99 " + Format.milliseconds(counts.latency().p99Us())
                + ", max " + Format.milliseconds(counts.latency().maxUs()));
        if (counts.withdrawn() > 0) {
            lines.add("         " + counts.withdrawn() + " more were on their way when the service was stopped");
        }
        if (counts.faults() > 0) {
            lines.add("         " + counts.faults() + " came twice, out of order or on the wrong stream");
        }
    }
}
