package org.livekit4j.launcher.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlainViewTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PlainView view = new PlainView(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void shouldWriteOneLineWhenASnapshotIsShown() {
        view.show(Snapshots.at(1_000, 2, 1));
        view.show(Snapshots.at(2_000, 2, 1));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(2).last().asString()
                .isEqualTo("00:02  audio 400/400, p50 11.2 ms, p99 16.7 ms  video 60/60, p50 11.2 ms, p99 16.7 ms"
                        + "  queue 1234567 events, 0 dropped  handles 20 live  cpu 50.0 %");
    }

    @Test
    void shouldWriteNothingWhenNoFrameIsSentYet() {
        view.show(Snapshots.at(0, 1, 1));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldLeaveOutAMediumWhenItWasNotAskedFor() {
        view.show(Snapshots.at(1_000, 2, 0));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("audio").doesNotContain("video");
    }
}
