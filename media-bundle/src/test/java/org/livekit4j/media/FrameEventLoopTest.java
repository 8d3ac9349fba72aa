package org.livekit4j.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.media.internal.TestStream;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;
import org.livekit4j.track.StreamEnd;

/** Listeners that an executor runs. */
@Timeout(30)
class FrameEventLoopTest {
    private final FakeFfiClient client = new FakeFfiClient();
    private final OwnedFfiEventQueue queue = FfiQueues.open(client);
    private final TestStream stream = new TestStream(3);
    private final FrameEventLoop loop = FrameEventLoop.start("test loop");
    private final List<Integer> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        stream.openOn(queue::subscribe);
    }

    @AfterEach
    void close() {
        stream.close();
        loop.close();
        queue.close();
    }

    private void fire(int... numbers) {
        for (int number : numbers) {
            client.fire(FakeEvent.audio(TestStream.KEY, number));
        }
    }

    @Test
    void shouldCallTheListenerOnTheLoopsThreadInOrder() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        fire(1, 2);
        stream.listen(frame -> {
            threads.add(Thread.currentThread().getName());
            received.add(frame);
        }, loop);
        fire(3);

        await().until(() -> received.equals(List.of(1, 2, 3)));
        assertThat(threads).containsExactly("test loop");
    }

    @Test
    void shouldDeliverEachFrameOnceWhenTheyComeInBursts() {
        TestStream boundless = new TestStream(0);
        client.fire(FakeEvent.audio(TestStream.KEY, -1)); // the other stream's end, for both have one key
        boundless.openOn(queue::subscribe);
        boundless.listen(received::add, loop);
        List<Integer> sent = IntStream.range(0, 10_000).boxed().toList();
        sent.forEach(this::fire);

        await().until(() -> received.size() >= sent.size());
        assertThat(received).isEqualTo(sent);
        boundless.close();
    }

    @Test
    void shouldHaveOneTaskAtATimeWhenTheExecutorIsLate() throws Exception {
        BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        stream.listen(received::add, tasks::add);
        tasks.take().run();
        fire(1, 2, 3);

        tasks.take().run();
        assertThat(received).containsExactly(1, 2, 3);
        assertThat(tasks).isEmpty();
    }

    @Test
    void shouldDropAsTheStreamSaysWhenTheExecutorRefuses() {
        stream.listen(received::add, task -> {
            throw new RejectedExecutionException("expected in this test");
        });
        fire(1, 2, 3, 4, 5);

        assertThat(stream.discarded).containsExactly(1, 2);
        assertThat(stream.statistics().queued()).isEqualTo(3);
    }

    @Test
    void shouldGoOnWhenTheListenerFails() {
        stream.listen(frame -> {
            received.add(frame);
            throw new IllegalStateException("expected in this test");
        }, loop);
        fire(1, 2);

        await().until(() -> received.equals(List.of(1, 2)));
    }

    @Test
    void shouldDeliverWhatWaitsWhenTheStreamHasEnded() {
        fire(1, 2, -1);
        stream.listen(received::add, loop);

        await().until(() -> received.equals(List.of(1, 2)));
        assertThat(stream.ended().join()).isEqualTo(StreamEnd.END_OF_TRACK);
    }

    @Test
    void shouldAllowOneListenerOnly() {
        stream.listen(received::add, loop);

        assertThatIllegalStateException().isThrownBy(() -> stream.listen(received::add, loop));
    }

    @Test
    void shouldDeliverEachFrameOnceWhenTheLoopMayBeLate() throws Exception {
        AtomicReference<Thread> late = new AtomicReference<>();
        try (FrameEventLoop recording = FrameEventLoop.start("late loop", Duration.ofMillis(2))) {
            recording.execute(() -> late.set(Thread.currentThread()));
            await().until(() -> late.get() != null && late.get().getState() == Thread.State.WAITING); // its naps are over
            stream.listen(received::add, recording);
            for (int i = 1; i <= 20; i++) {
                int sent = i;
                fire(sent);
                await().until(() -> received.size() == sent);
            }
            assertThat(received).isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        }
        late.get().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-0.001S", "PT1.000000001S", "PT2562047788015215H"})
    void shouldRefuseTheDelayWhenItIsOutOfRange(Duration maxDelay) {
        assertThatIllegalArgumentException().isThrownBy(() -> FrameEventLoop.start("test", maxDelay))
                .withMessage("maxDelay is " + maxDelay + "; it must be from zero to PT1S");
    }

    @Test
    void shouldRefuseTasksWhenClosed() {
        loop.close();
        loop.close();

        assertThatThrownBy(() -> loop.execute(() -> {
        })).isInstanceOf(RejectedExecutionException.class).hasMessageContaining("closed");
    }
}
