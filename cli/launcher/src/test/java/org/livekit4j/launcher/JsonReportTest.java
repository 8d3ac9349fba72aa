package org.livekit4j.launcher;

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
import org.livekit4j.shell.internal.json.JsonWriter;

class JsonReportTest {

    @Test
    void shouldHaveThePromisedKeysWhenARunIsReported() {
        DemoReport report = new DemoReport(new DemoSnapshot(Duration.ofSeconds(10),
                media(new MediaCounts(2, 2_000, 1_990, 0, 0, new MediaCounts.Latency(1_990, 11, 22, 33))),
                media(new MediaCounts(1, 300, 300, 0, 0, new MediaCounts.Latency(300, 4, 5, 6))),
                new QueueCounts(100, 80, 19, 1, 0), new HandleCounts(50, 50, 0), Optional.empty(), 3.14159), List.of(),
                List.of("a.wav"));

        assertThat(JsonReport.of(report)).isEqualTo("{\"audio\":{\"streams\":2,\"sent\":2000,\"received\":1990,\"dropped\":10,"
                + "\"latencyUs\":{\"p50\":11,\"p99\":22,\"max\":33}},"
                + "\"video\":{\"streams\":1,\"sent\":300,\"received\":300,\"dropped\":0,"
                + "\"latencyUs\":{\"p50\":4,\"p99\":5,\"max\":6}},"
                + "\"queue\":{\"events\":100,\"delivered\":80,\"filtered\":19,\"dropped\":1},"
                + "\"handles\":{\"created\":50,\"released\":50,\"live\":0},\"cpuSeconds\":3.14,\"ok\":true}");
    }

    @Test
    void shouldTellOfOthersAndNotOfWhatCameBackWhenNobodyWitnessed() {
        DemoReport report = inRoom(new RoomFigures("hall", false, new RoomFigures.Others(2, 700, List.of()),
                new RoomFigures.Others(1, 30, List.of()),
                new DataFigures(new DataFigures.Texts(0, 0), new DataFigures.Files(0, 0, 0, 0, true))));

        assertThat(JsonReport.of(report))
                .startsWith("{\"audio\":{\"streams\":1,\"sent\":100},\"video\":{\"streams\":0,\"sent\":0},")
                .contains("\"room\":{\"name\":\"hall\",\"witnessed\":false,\"others\":{\"audio\":{\"tracks\":2,\"received\":700},"
                        + "\"video\":{\"tracks\":1,\"received\":30}}},"
                        + "\"data\":{\"texts\":{\"sent\":0,\"received\":0},\"files\":{\"sent\":0,\"received\":0,\"bytes\":0}},");
    }

    @Test
    void shouldTellWhatCameBackWhenItWasWitnessed() {
        DemoReport report = inRoom(
                new RoomFigures("hall", true, new RoomFigures.Others(0, 0, List.of()), new RoomFigures.Others(0, 0, List.of()),
                        new DataFigures(new DataFigures.Texts(4, 3), new DataFigures.Files(1, 1, 10, 10, true))));

        assertThat(JsonReport.of(report)).startsWith("{\"audio\":{\"streams\":1,\"sent\":100,\"received\":98,")
                .contains("\"room\":{\"name\":\"hall\",\"witnessed\":true},"
                        + "\"data\":{\"texts\":{\"sent\":4,\"received\":3},"
                        + "\"files\":{\"sent\":1,\"received\":1,\"bytes\":10,\"sameHash\":true}},");
    }

    private static DemoReport inRoom(RoomFigures room) {
        return new DemoReport(new DemoSnapshot(Duration.ofSeconds(1),
                media(new MediaCounts(1, 100, 98, 0, 0, MediaCounts.Latency.NONE)),
                media(new MediaCounts(0, 0, 0, 0, 0, MediaCounts.Latency.NONE)), QueueCounts.NONE, new HandleCounts(5, 5, 0),
                Optional.of(room), 1), List.of(), List.of());
    }

    private static MediaSnapshot media(MediaCounts counts) {
        return new MediaSnapshot(false, counts, List.of());
    }

    @Test
    void shouldEscapeTextWhenItIsNotPlain() {
        assertThat(new JsonWriter().put("a\"b", "c\\d\n\u00e9")).hasToString("{\"a\\\"b\":\"c\\\\d\\u000a\\u00e9\"}");
    }

    @Test
    void shouldPutObjectsIntoAListWhenThereAreMany() {
        assertThat(new JsonWriter().put("list", List.of(new JsonWriter().put("n", 1), new JsonWriter())).put("ok", false))
                .hasToString("{\"list\":[{\"n\":1},{}],\"ok\":false}");
    }
}
