package org.livekit4j.launcher.view;

import java.io.PrintStream;
import java.time.Duration;
import org.livekit4j.demo.DataFigures;
import org.livekit4j.demo.DemoSnapshot;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.demo.RoomFigures;

/** One line a second, for logs and pipes. */
public final class PlainView implements View {
    private final PrintStream out;
    private final RateWindow rates = new RateWindow();

    public PlainView(PrintStream out) {
        this.out = out;
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void show(DemoSnapshot snapshot) {
        if (snapshot.elapsed().isZero()) {
            return; // there may be nothing to come, as when a room cannot be joined
        }
        rates.add(snapshot);
        out.println(line(snapshot));
        out.flush();
    }

    @Override
    public void close() {
        // Nothing to tidy up.
    }

    private String line(DemoSnapshot snapshot) {
        return Format.clock(snapshot.elapsed()) + media("audio", snapshot.audio(), snapshot.returning())
                + media("video", snapshot.video(), snapshot.returning())
                + snapshot.room().map(room -> others(room) + data(room.data())).orElse("")
                + "  queue "
                + snapshot.queue().events() + " events, " + snapshot.queue().dropped() + " dropped  handles "
                + snapshot.handles().live() + " live  cpu " + Format.one(rates.perSecond(DemoSnapshot::cpuSeconds) * 100) + " %";
    }

    private static String others(RoomFigures room) {
        return room.witnessed() ? "" : "  others " + room.audio().received() + " audio, " + room.video().received() + " video";
    }

    private static String data(DataFigures data) {
        return "  texts " + data.texts().received() + "/" + data.texts().sent() + "  files "
                + Format.megabytes(data.files().bytesReceived()) + "/" + Format.megabytes(data.files().bytesSent());
    }

    private static String media(String name, MediaSnapshot media, boolean returning) {
        MediaCounts counts = media.counts();
        if (counts.streams() == 0) {
            return "";
        }
        String state = media.running() ? "" : " (service away)";
        if (!returning) {
            return "  " + name + state + " " + counts.sent() + " sent";
        }
        String frames = "  " + name + state + " " + counts.received() + "/" + counts.sent();
        return counts.latency().count() == 0
                ? frames
                : frames + ", p50 " + Format.milliseconds(counts.latency().p50Us()) + ", p99 "
                        + Format.milliseconds(counts.latency().p99Us());
    }
}
