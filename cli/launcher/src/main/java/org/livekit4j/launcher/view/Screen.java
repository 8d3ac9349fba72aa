package org.livekit4j.launcher.view;

import java.util.ArrayList;
import java.util.List;
import org.livekit4j.demo.DataFigures;
import org.livekit4j.demo.DemoOptions;
import org.livekit4j.demo.DemoSnapshot;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.demo.RoomFigures;
import org.livekit4j.launcher.view.Line.Colour;

/** What the live view shows: a heading, a cell for each stream, and the figures; always less than the screen is high. */
final class Screen {
    private static final int METER_CELL = 34;
    private static final int RATE_CELL = 20;
    private static final int LABEL_WIDTH = 9;

    private final TerminalCharset terminalCharset;
    private final DemoOptions options;
    private final RateWindow rates = new RateWindow();

    Screen(TerminalCharset terminalCharset, DemoOptions options) {
        this.terminalCharset = terminalCharset;
        this.options = options;
    }

    List<Line> lines(DemoSnapshot snapshot, ScreenSize size) {
        rates.add(snapshot);
        List<Line> figures = figures(snapshot, size.width());
        int room = Math.max(2, size.height() - figures.size() - 5);
        List<Line> lines = new ArrayList<>();
        lines.add(heading(snapshot));
        lines.add(new Line());
        Grid grid = new Grid(size.width());
        List<Line> video = grid.rows(videoCells(snapshot.video()), RATE_CELL, Math.max(1, room / 3));
        lines.addAll(grid.rows(audioCells(snapshot.audio(), size.width()), METER_CELL, Math.max(1, room - video.size())));
        lines.addAll(video);
        lines.add(new Line());
        lines.addAll(figures);
        return lines;
    }

    private Line heading(DemoSnapshot snapshot) {
        String of = options.duration().map(duration -> " of " + Format.clock(duration)).orElse("");
        Line line = new Line().add(Colour.BOLD, "LiveKit4j demo  ").add(Colour.CYAN, Format.clock(snapshot.elapsed()) + of);
        line.add(terminalCharset.separator() + options.audio() + " audio" + terminalCharset.separator() + options.video()
                + " video");
        if (options.video() > 0) {
            line.add(" " + options.width() + "x" + options.height() + " at " + options.fps());
        }
        return line.add(Colour.DIM, terminalCharset.separator() + "Ctrl-C ends");
    }

    private List<Line> audioCells(MediaSnapshot audio, int width) {
        int cell = new Grid(width).cellWidth(METER_CELL);
        return audio.streams().stream().map(stream -> meter(stream, cell, audio.running())).toList();
    }

    private Line meter(MediaSnapshot.Stream stream, int cell, boolean running) {
        int steps = Math.max(4, cell - LABEL_WIDTH - 10);
        double level = running ? stream.level() : 0;
        int lit = Decibels.steps(level, steps);
        int green = Math.min(lit, steps * 3 / 4);
        String decibels = level <= 0 ? "  -inf" : "%6.1f".formatted(Decibels.of(level));
        return new Line().add(label(stream)).add(Colour.GREEN, terminalCharset.repeat(terminalCharset.full(), green))
                .add(Colour.YELLOW, terminalCharset.repeat(terminalCharset.full(), lit - green))
                .add(Colour.DIM, terminalCharset.repeat(terminalCharset.empty(), steps - lit)).add(decibels + " dB");
    }

    private List<Line> videoCells(MediaSnapshot video) {
        List<Line> cells = new ArrayList<>();
        for (MediaSnapshot.Stream stream : video.streams()) {
            double rate = rates.perSecond(snapshot -> received(snapshot.video(), stream.name()));
            Colour colour = rate < 0.9 * options.fps() ? Colour.YELLOW : Colour.GREEN;
            cells.add(new Line().add(label(stream)).add(colour, "%6s f/s".formatted(Format.one(rate))));
        }
        return cells;
    }

    /** Streams of others come and go. */
    private static long received(MediaSnapshot video, String name) {
        return video.streams().stream().filter(stream -> stream.name().equals(name)).mapToLong(MediaSnapshot.Stream::received)
                .sum();
    }

    private static String label(MediaSnapshot.Stream stream) {
        return stream.name() + " ";
    }

    private List<Line> figures(DemoSnapshot snapshot, int width) {
        List<Line> lines = new ArrayList<>();
        boolean returning = snapshot.returning();
        media("audio", snapshot.audio(), returning, rates.perSecond(s -> s.audio().counts().received()), width, lines);
        media("video", snapshot.video(), returning, rates.perSecond(s -> s.video().counts().received()), width, lines);
        snapshot.room().filter(room -> !room.witnessed()).ifPresent(room -> new Figures("others")
                .put("audio", room.audio().received()).put("video", room.video().received()).wrap(width, lines));
        snapshot.room().map(RoomFigures::data).ifPresent(data -> data(data, width, lines));
        new Figures("queue").put("events", snapshot.queue().events()).put("delivered", snapshot.queue().delivered())
                .put("filtered", snapshot.queue().filtered()).alarm("dropped", snapshot.queue().dropped())
                .put("events/s", Math.round(rates.perSecond(s -> s.queue().events()))).wrap(width, lines);
        new Figures("handles").put("created", snapshot.handles().created()).put("released", snapshot.handles().released())
                .put("live", snapshot.handles().live())
                .put("cpu", Format.one(rates.perSecond(DemoSnapshot::cpuSeconds) * 100) + " %").wrap(width, lines);
        return lines;
    }

    private static void data(DataFigures data, int width, List<Line> lines) {
        new Figures("texts").put("sent", data.texts().sent()).put("received", data.texts().received()).wrap(width, lines);
        Figures files = new Figures("files").put("sent", Format.megabytes(data.files().bytesSent()))
                .put("received", Format.megabytes(data.files().bytesReceived())).put("whole", data.files().received());
        if (!data.files().sameHash()) {
            files.alarm("hash", "another");
        }
        files.wrap(width, lines);
    }

    private static void media(String name, MediaSnapshot media, boolean returning, double rate, int width, List<Line> lines) {
        MediaCounts counts = media.counts();
        if (counts.streams() == 0) {
            return;
        }
        MediaCounts.Latency latency = counts.latency();
        Figures figures = new Figures(name).put("sent", counts.sent());
        if (!media.running()) {
            figures.alarm("service", "away");
        }
        if (!returning) {
            figures.wrap(width, lines);
            return;
        }
        figures.put("received", counts.received()).put("f/s", Format.one(rate)).put("p50", Format.milliseconds(latency.p50Us()))
                .put("p99", Format.milliseconds(latency.p99Us())).put("max", Format.milliseconds(latency.maxUs()))
                .wrap(width, lines);
    }
}
