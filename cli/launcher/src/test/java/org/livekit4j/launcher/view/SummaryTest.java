package org.livekit4j.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.livekit4j.demo.DataFigures;
import org.livekit4j.demo.DemoReport;
import org.livekit4j.demo.DemoSnapshot;
import org.livekit4j.demo.HandleCounts;
import org.livekit4j.demo.MediaCounts;
import org.livekit4j.demo.MediaSnapshot;
import org.livekit4j.demo.QueueCounts;
import org.livekit4j.demo.RoomFigures;

class SummaryTest {
    private static final MediaCounts.Latency LATENCY = new MediaCounts.Latency(990, 11_000, 16_000, 18_000);

    @Test
    void shouldShowOnlyMediaThatWereAskedFor() {
        List<String> lines = Summary.of(report(new MediaCounts(2, 1_000, 990, 0, 0, LATENCY), List.of()));

        assertThat(lines).contains("audio    2 streams, 990 of 1 000 frames, latency p50 11.0 ms, p99 16.0 ms, max 18.0 ms")
                .noneMatch(line -> line.startsWith("video")).endsWith("result   fine");
    }

    @Test
    void shouldShowWhatWasWithdrawnAndFaultyWhenSomethingWas() {
        List<String> lines = Summary.of(report(new MediaCounts(1, 1_000, 990, 7, 3, LATENCY), List.of("x")));

        assertThat(lines).anyMatch(line -> line.contains("7 more were on their way"))
                .anyMatch(line -> line.contains("3 came twice")).endsWith("result   not fine");
    }

    @Test
    void shouldShowWhatOthersSentWhenNothingComesBack() {
        RoomFigures room = new RoomFigures("hall", false, new RoomFigures.Others(2, 1_980, List.of()),
                new RoomFigures.Others(1, 30, List.of()),
                new DataFigures(new DataFigures.Texts(5, 4), new DataFigures.Files(1, 2, 10_000_000, 20_000_000, false)));

        assertThat(Summary.of(report(new MediaCounts(1, 1_000, 0, 0, 0, MediaCounts.Latency.NONE), Optional.of(room), List.of())))
                .contains("audio    1 stream, 1 000 frames sent",
                        "room     hall, of others: 2 audio (1 980 frames), 1 video (30 frames)",
                        "data     texts: 5 sent, 4 received; files: 1 sent, 2 received, 20.0 MB, with another hash");
    }

    @Test
    void shouldStayOnItsLineWhenARoomHasAHostileName() {
        RoomFigures room = new RoomFigures("a\nresult   fine\033[2J", true, new RoomFigures.Others(0, 0, List.of()),
                new RoomFigures.Others(0, 0, List.of()),
                new DataFigures(new DataFigures.Texts(0, 0), new DataFigures.Files(0, 0, 0, 0, true)));

        assertThat(Summary.of(report(new MediaCounts(1, 1, 0, 0, 0, MediaCounts.Latency.NONE), Optional.of(room), List.of("x"))))
                .contains("room     a\\nresult   fine\\u001b[2J").doesNotContain("result   fine");
    }

    private static DemoReport report(MediaCounts audio, List<String> problems) {
        return report(audio, Optional.empty(), problems);
    }

    private static DemoReport report(MediaCounts audio, Optional<RoomFigures> room, List<String> problems) {
        MediaSnapshot video = new MediaSnapshot(false, new MediaCounts(0, 0, 0, 0, 0, MediaCounts.Latency.NONE), List.of());
        return new DemoReport(new DemoSnapshot(Duration.ofSeconds(10), new MediaSnapshot(false, audio, List.of()), video,
                new QueueCounts(5, 4, 1, 0, 0), new HandleCounts(3, 3, 0), room, 1.5), problems, List.of());
    }
}
