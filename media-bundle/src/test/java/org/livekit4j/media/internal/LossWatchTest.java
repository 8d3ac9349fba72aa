package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.livekit4j.media.dto.MediaRuntimeDTO;

/** Streams that nobody takes from, on a real queue. */
class LossWatchTest extends NumbersTest {
    private static final int CAPACITY = 5;

    @Test
    void shouldWarnAndCountWhenAConsumerIsTooSlowAndKeepTheCountWhenTheStreamIsOver() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            TestStream stream = stream(CAPACITY);
            stream.consumedBy("Sink slow");
            for (int i = 0; i < 3 * CAPACITY; i++) {
                fire(i);
            }
            await().until(() -> log.toString(StandardCharsets.UTF_8).contains("because Sink slow does not take them in time"));
            assertThat(runtime().dropped).isEqualTo(2 * CAPACITY);
            assertThat(runtime().streams[0].consumer).isEqualTo("Sink slow");

            stream.close();
            assertThat(runtime().streams).isEmpty();
            assertThat(runtime().received).isEqualTo(3 * CAPACITY);
            assertThat(runtime().dropped).isEqualTo(2 * CAPACITY);
        } finally {
            System.setErr(before);
        }
    }

    private MediaRuntimeDTO runtime() {
        return MediaRuntimes.of("numbers", processors, List.of());
    }
}
