package org.livekit4j.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.demo.DemoOptions;

class ScreenTest {
    private static final TerminalCharset ASCII = TerminalCharset.of(StandardCharsets.US_ASCII, false);

    @ParameterizedTest
    @CsvSource({"40, 24, 1, 1", "60, 24, 6, 2", "80, 24, 32, 4", "132, 43, 32, 4", "200, 50, 256, 32", "20, 10, 256, 32"})
    void shouldStayWithinTheScreenWhenItIsAnySize(int width, int height, int audio, int video) {
        Screen screen = new Screen(ASCII, options(audio, video));
        screen.lines(Snapshots.at(1_000, audio, video), new ScreenSize(width, height));

        List<String> lines = render(screen.lines(Snapshots.at(2_000, audio, video), new ScreenSize(width, height)), width);

        assertThat(lines).allMatch(line -> line.length() <= width);
        if (height >= 24) {
            assertThat(lines.size()).isLessThan(height);
        }
    }

    @Test
    void shouldShowEveryFigureWhenTheScreenIsNarrow() {
        Screen screen = new Screen(ASCII, options(1, 1));

        String text = String.join("\n", render(screen.lines(Snapshots.at(2_000, 1, 1), new ScreenSize(40, 40)), 40));

        assertThat(text).contains("p50", "p99", "max", "sent", "received", "created", "released", "live", "dropped", "1 234 567");
    }

    @Test
    void shouldShowRatesWhenThereAreTwoSnapshots() {
        Screen screen = new Screen(ASCII, options(2, 1));
        screen.lines(Snapshots.at(1_000, 2, 1), new ScreenSize(100, 30));

        String text = String.join("\n", render(screen.lines(Snapshots.at(2_000, 2, 1), new ScreenSize(100, 30)), 100));

        assertThat(text).contains("f/s 200.0").contains("  30.0 f/s").contains("cpu 50.0 %");
    }

    @Test
    void shouldPutMoreMetersSideBySideWhenTheScreenIsWider() {
        assertThat(meterRows(40)).isEqualTo(8);
        assertThat(meterRows(80)).isEqualTo(4);
        assertThat(meterRows(160)).isEqualTo(2);
    }

    @Test
    void shouldSayHowManyAreNotShownWhenTheScreenIsTooLow() {
        Screen screen = new Screen(ASCII, options(256, 0));

        List<String> lines = render(screen.lines(Snapshots.at(1_000, 256, 0), new ScreenSize(80, 24)), 80);

        assertThat(lines).anyMatch(line -> line.matches("and \\d+ more"));
    }

    @Test
    void shouldSayThatTheServiceIsAwayWhenItIs() {
        Screen screen = new Screen(ASCII, options(1, 1));

        List<String> lines = render(screen.lines(Snapshots.at(1_000, 1, 1, false), new ScreenSize(100, 24)), 100);

        assertThat(lines).anyMatch(line -> line.startsWith("audio ") && line.contains("service away"));
    }

    private static long meterRows(int width) {
        Screen screen = new Screen(ASCII, options(8, 0));
        return render(screen.lines(Snapshots.at(1_000, 8, 0), new ScreenSize(width, 40)), width).stream()
                .filter(line -> line.contains("dB")).count();
    }

    private static List<String> render(List<Line> lines, int width) {
        return lines.stream().map(line -> line.render(width, false)).toList();
    }

    private static DemoOptions options(int audio, int video) {
        return new DemoOptions(audio, video, Optional.of(Duration.ofSeconds(10)), Optional.empty(), 640, 360, 30);
    }
}
