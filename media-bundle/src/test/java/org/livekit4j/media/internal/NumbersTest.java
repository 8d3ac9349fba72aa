package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.media.internal.NumberProcessing.NumberProcessor;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/** What tests of processors have in common: a stream of numbers, on its way through a real queue. */
@Timeout(60)
abstract class NumbersTest {
    static final StreamInfo INFO = StreamInfo.local("numbers");

    final FakeFfiClient client = new FakeFfiClient();
    final OwnedFfiEventQueue queue = FfiQueues.open(client);
    final NumberProcessing processing = new NumberProcessing();
    final Processors<Integer, NumberProcessor> processors = processing.processors;

    private final List<TestStream> streams = new ArrayList<>();

    @AfterEach
    void close() {
        streams.forEach(TestStream::close);
        processors.close();
        queue.close();
    }

    final TestStream stream(int capacity) {
        return stream(capacity, INFO);
    }

    final TestStream stream(int capacity, StreamInfo info) {
        TestStream stream = new TestStream(capacity, info, processors).openOn(queue::subscribe);
        streams.add(stream);
        return stream;
    }

    final void fire(int... numbers) {
        for (int number : numbers) {
            client.fire(FakeEvent.audio(TestStream.KEY, number));
        }
    }

    final UpdatableRegistration add(NumberProcessor processor) {
        return processors.add(processor, Map.of());
    }

    final List<Long> ids() {
        return processors.hosted().stream().map(plugIn -> plugIn.identity().id()).toList();
    }

    static List<Integer> take(TestStream stream, int count) throws InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        while (numbers.size() < count) {
            numbers.add(stream.take());
        }
        return numbers;
    }

    static List<Integer> drain(TestStream stream) {
        List<Integer> numbers = new ArrayList<>();
        stream.iterator().forEachRemaining(numbers::add);
        return numbers;
    }

    static List<Integer> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    final PlugInStatistics statistics(UpdatableRegistration registration) {
        return ((ActivePlugIn) registration).statistics();
    }

    static void assertAdded(StreamStatistics statistics) {
        assertThat(statistics.delivered() + statistics.dropped() + statistics.queued()).as(statistics.toString())
                .isEqualTo(statistics.received());
    }
}
