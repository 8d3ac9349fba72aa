package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.testing.FlightRecording;
import org.livekit4j.testing.FlightRecording.Seen;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.TrackSource;

/** What is recorded of streams. */
class StreamFlightTest extends NumbersTest {
    private static final StreamInfo VOICE = new StreamInfo("hall", "ada", "voice", "TR_1", TrackSource.MICROPHONE);

    private final FlightRecording recording = FlightRecording.start();

    @AfterEach
    void stop() {
        recording.close();
    }

    private List<Seen> of(String name) {
        return recording.events(name).stream().filter(event -> event.text("track").equals("voice")).toList();
    }

    private void await(String name, int count) {
        Awaitility.await(name).until(() -> of(name).size() >= count);
    }

    @Test
    void shouldRecordAStreamWhenItIsOpenedAndWhenItEnds() throws InterruptedException {
        TestStream stream = stream(0, VOICE);
        fire(1, 2, 3);
        take(stream, 2);
        stream.close();

        assertThat(of("StreamOpened")).singleElement().returns("test stream", event -> event.text("stream"))
                .returns("hall", event -> event.text("room")).returns("ada", event -> event.text("participant"))
                .returns("TR_1", event -> event.text("trackSid"));
        assertThat(of("StreamEnded")).singleElement().returns("closed", event -> event.text("reason"))
                .returns(3L, event -> event.number("received")).returns(2L, event -> event.number("delivered"))
                .returns(1L, event -> event.number("dropped"));
    }

    @Test
    void shouldRecordNoEndWhenAStreamCouldNotBeOpened() {
        TestStream stream = new TestStream(0, VOICE, processors);
        assertThatIllegalStateException().isThrownBy(() -> stream.openOn(queue::subscribe, () -> {
            throw new IllegalStateException("expected in this test");
        }));

        assertThat(of("StreamOpened")).isEmpty();
        assertThat(of("StreamEnded")).isEmpty();
    }

    @Test
    void shouldRecordTheSumOfASecondWhenFramesAreLost() {
        TestStream stream = stream(5, VOICE);
        stream.consumedBy("Sink slow");
        for (int number = 1; number <= 1_005; number++) {
            fire(number);
        }
        Awaitility.await().until(() -> sum() == 1_000);

        assertThat(of("FramesDropped")).hasSizeLessThan(100).allSatisfy(event -> {
            assertThat(event.text("consumer")).isEqualTo("Sink slow");
            assertThat(event.text("room")).isEqualTo("hall");
        });
    }

    private long sum() {
        return of("FramesDropped").stream().mapToLong(event -> event.number("dropped")).sum();
    }

    @Test
    void shouldRecordACallWhenAProcessorReturns() throws InterruptedException {
        TestStream stream = stream(0, VOICE);
        processors.add((number, info) -> number + 100, Map.of(PlugInConstants.NAME, "plus"));
        fire(1);
        assertThat(take(stream, 1)).containsExactly(101);
        await("SlowCall", 1);

        assertThat(of("SlowCall")).first().returns("processor", event -> event.text("kind"))
                .returns("plus", event -> event.text("code")).returns("hall", event -> event.text("room"))
                .returns("ada", event -> event.text("participant"));
    }

    @Test
    void shouldRecordTheCallerWhenAProcessorIsLate() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        long[] inside = new long[1];
        TestStream stream = stream(0, VOICE);
        processors.add((number, info) -> {
            inside[0] = Thread.currentThread().threadId();
            boolean gone = false;
            while (!gone) {
                try {
                    go.await();
                    gone = true;
                } catch (InterruptedException e) {
                    // It stays
                }
            }
            return number;
        }, Map.of(PlugInConstants.TIMEOUT_MS, 20, PlugInConstants.NAME, "stuck"));
        fire(1);
        assertThat(take(stream, 1)).containsExactly(1);
        await("LateCall", 1);

        assertThat(of("LateCall")).singleElement().returns("stuck", event -> event.text("code"))
                .returns(inside[0], event -> event.thread("caller"))
                .satisfies(event -> assertThat(event.text("callerStack")).contains("StreamFlightTest"));
        assertThat(of("SlowCall")).isEmpty();
        go.countDown();
        await("SlowCall", 1);
    }

    @Test
    void shouldRecordACallWhenAListenerReturns() {
        TestStream stream = stream(0, VOICE);
        stream.listen(number -> {
        });
        fire(1);
        await("SlowCall", 1);

        assertThat(of("SlowCall")).first().returns("stream listener", event -> event.text("kind"))
                .satisfies(event -> assertThat(event.text("code")).contains("StreamFlightTest"));
    }
}
