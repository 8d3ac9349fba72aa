package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.livekit4j.Registration;
import org.livekit4j.media.Medium;
import org.livekit4j.media.OutgoingStream;
import org.livekit4j.media.ProcessedMedium;

/** Who looks at frames sees what consumers get, and changes nothing. */
class FrameObserversTest extends NumbersTest {
    private final Medium<Integer, ?, ?, ?> medium = ProcessedMedium.of(processors);
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    private Registration observe() {
        return medium.observe((number, stream) -> {
            assertThat(stream).isEqualTo(INFO);
            seen.add(number);
        });
    }

    @Test
    void shouldSeeEachFrameOnItsWayWhenThereIsNoProcessor() throws InterruptedException {
        try (TestStream stream = new TestStream(10, INFO, medium).openOn(queue::subscribe)) {
            fire(1);
            Registration first = observe();
            Registration second = observe();
            fire(2);
            first.close();
            first.close();
            fire(3);
            second.close();
            fire(4);
            assertThat(seen).containsExactly(2, 2, 3);
            assertThat(take(stream, 4)).containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void shouldSeeWhatProcessorsHaveMadeWhenThereAreSome() throws InterruptedException {
        add((number, _) -> number * 10);
        try (TestStream stream = new TestStream(10, INFO, medium).openOn(queue::subscribe); Registration _ = observe()) {
            fire(1, 2);
            assertThat(take(stream, 2)).containsExactly(10, 20);
        }
        assertThat(seen).containsExactly(10, 20);
    }

    @Test
    void shouldSeeFramesThatAreSentWhetherOrNotTheyAreProcessed() throws InterruptedException {
        List<Integer> arrived = new CopyOnWriteArrayList<>();
        OutgoingStream<Integer> stream = new OutgoingStream<>("outgoing", INFO, medium, number -> number, arrived::add);
        try (Registration _ = observe()) {
            stream.send(1);
            assertThat(stream.isProcessed()).isFalse();
            add((number, _) -> number * 10);
            stream.send(2);
            stream.awaitEmpty();
        } finally {
            stream.close();
        }
        assertThat(arrived).containsExactly(1, 20);
        assertThat(seen).isEqualTo(arrived);
    }
}
