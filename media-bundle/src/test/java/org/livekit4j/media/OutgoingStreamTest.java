package org.livekit4j.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.Registration;
import org.livekit4j.media.internal.NumberProcessing;
import org.livekit4j.media.internal.NumberProcessing.NumberProcessor;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamInfo;

@Timeout(60)
class OutgoingStreamTest {
    private final NumberProcessing numbers = new NumberProcessing();
    private final List<Integer> arrived = new CopyOnWriteArrayList<>();
    private volatile OutgoingStream.Target<Integer> target = arrived::add;
    private final OutgoingStream<Integer> stream = new OutgoingStream<>("outgoing", StreamInfo.local("voice"),
            ProcessedMedium.of(numbers.processors), number -> number, number -> target.accept(number));

    @AfterEach
    void close() {
        stream.close();
        numbers.processors.close();
    }

    private Registration process(NumberProcessor processor) {
        return numbers.processors.add(processor, Map.of(PlugInConstants.TRACK, "voice", PlugInConstants.TIMEOUT_MS, 50));
    }

    @Test
    void shouldReachTheTargetOnTheSendersThreadWhenNoProcessorMatches() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        target = number -> threads.add(Thread.currentThread());
        numbers.processors.add((number, _) -> number + 1, Map.of(PlugInConstants.TRACK, "another"));
        stream.send(1);
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(stream.isProcessed()).isFalse();
    }

    @Test
    void shouldKeepTheOrderWhenProcessorsComeAndGo() throws InterruptedException {
        List<Integer> sent = IntStream.range(0, 3_000).boxed().toList();
        Registration processor = null;
        for (int number : sent) {
            if (number % 1_000 == 500) {
                processor = process((frame, _) -> frame + 10_000);
            } else if (processor != null && number % 1_000 == 0) {
                processor.close();
            }
            stream.send(number);
        }
        stream.awaitEmpty();
        assertThat(arrived.stream().map(number -> number % 10_000)).isEqualTo(sent);
        assertThat(arrived.subList(0, 500)).allMatch(number -> number < 10_000);
        assertThat(arrived).filteredOn(number -> number >= 10_000).hasSizeBetween(1_490, 1_510);
        assertThat(stream.waiting()).isZero();
    }

    @Test
    void shouldGoOnWithoutAProcessorThatHangs() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        process((_, _) -> {
            never.await();
            return 0;
        });
        for (int number = 0; number < 20; number++) {
            stream.send(number);
        }
        stream.awaitEmpty();
        assertThat(arrived).isEqualTo(IntStream.range(0, 20).boxed().toList());
        never.countDown();
    }

    @Test
    void shouldGoOnWithTheFrameWhenAProcessorThrows() throws InterruptedException {
        process((_, _) -> {
            throw new AssertionError("a processor's own fault");
        });
        stream.send(7);
        stream.awaitEmpty();
        assertThat(arrived).containsExactly(7);
    }

    @Test
    void shouldThrowWhatTheTargetHasThrown() throws InterruptedException {
        process((number, _) -> number);
        target = _ -> {
            throw new IllegalStateException("closed");
        };
        stream.send(1);
        await().untilAsserted(() -> assertThatThrownBy(() -> stream.send(2)).isInstanceOf(IllegalStateException.class)
                .hasMessage("closed"));
        assertThatThrownBy(() -> stream.trySend(3)).hasMessage("closed");
    }

    @Test
    void shouldRefuseWhatItHasNoRoomForAndDropItWhenCleared() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        process((number, _) -> number);
        target = number -> {
            begun.incrementAndGet();
            open.await();
            arrived.add(number);
        };
        int sent = 0;
        while (stream.trySend(sent)) {
            sent++;
        }
        assertThat(sent).isEqualTo(4);
        await().until(() -> begun.get() == 1);
        stream.clear();
        assertThat(stream.waiting()).isEqualTo(1);
        open.countDown();
        stream.awaitEmpty();
        assertThat(arrived).containsExactly(0);
        assertThat(stream.trySend(9)).isTrue();
        stream.awaitEmpty();
        assertThat(arrived).containsExactly(0, 9);
    }

    @Test
    void shouldReleaseItsSenderWhenItIsClosed() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        process((number, _) -> number);
        target = _ -> never.await();
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                for (int number = 0; number < 100; number++) {
                    stream.send(number);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> stream.waiting() == 4);
        stream.close();
        stream.close();
        sender.join();
        assertThat(stream.trySend(1)).isFalse();
        never.countDown();
        await().until(() -> numbers.processors.streams().isEmpty());
    }
}
