package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;
import org.livekit4j.track.StreamEnd;

/** Listeners and subscribers of a stream. */
@Timeout(30)
class StreamPushTest {
    private final FakeFfiClient client = new FakeFfiClient();
    private final OwnedFfiEventQueue queue = FfiQueues.open(client);
    private final TestStream stream = new TestStream(0);
    private final List<Integer> received = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        stream.openOn(queue::subscribe);
    }

    @AfterEach
    void close() {
        stream.close();
        queue.close();
    }

    private void fire(int... numbers) {
        for (int number : numbers) {
            client.fire(FakeEvent.audio(TestStream.KEY, number));
        }
    }

    /** Remembers what it is told. */
    private final class Recorder implements Flow.Subscriber<Integer> {
        private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
        private final CompletableFuture<String> over = new CompletableFuture<>();
        private Consumer<Integer> onNext = received::add;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription.complete(given);
        }

        @Override
        public void onNext(Integer frame) {
            onNext.accept(frame);
        }

        @Override
        public void onError(Throwable error) {
            over.complete(error.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            over.complete("complete");
        }

        void request(long count) {
            subscription.join().request(count);
        }
    }

    private Recorder subscribe() {
        Recorder recorder = new Recorder();
        stream.publisher().subscribe(recorder);
        return recorder;
    }

    @Test
    void shouldCallItsListenerForEachFrameOnOneVirtualThread() {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        stream.listen(frame -> {
            threads.add(Thread.currentThread());
            received.add(frame);
            if (frame == 2) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("expected in this test");
            }
        });
        fire(1, 2, 3, -1);
        await().until(() -> received.size() == 3);
        assertThat(received).containsExactly(1, 2, 3);
        assertThat(threads).allMatch(thread -> thread.isVirtual() && thread == threads.get(0));
        await().until(() -> !threads.get(0).isAlive());
    }

    @Test
    void shouldCallItsListenerNoMoreWhenTheListenerClosesIt() {
        stream.listen(frame -> {
            received.add(frame);
            stream.close();
        });
        fire(1, 2, 3);
        await().until(() -> stream.closed.get() == 1);
        fire(4);
        await().until(() -> received.size() + stream.discarded.size() >= 1);
        assertThat(received).containsExactly(1);
        assertThat(stream.end()).contains(StreamEnd.CLOSED);
    }

    @Test
    void shouldRefuseASecondListenerOrSubscriber() {
        stream.listen(received::add);
        assertThatIllegalStateException().isThrownBy(() -> stream.listen(received::add));
        Recorder recorder = subscribe();
        assertThat(recorder.subscription).isCompleted();
        assertThat(recorder.over.join()).isEqualTo("IllegalStateException");
        recorder.request(1);
        recorder.subscription.join().cancel();
        assertThat(stream.end()).isEmpty();
    }

    @Test
    void shouldRefuseASecondSubscriberAndServeTheFirst() {
        Recorder first = subscribe();
        assertThat(subscribe().over.join()).isEqualTo("IllegalStateException");
        assertThatIllegalStateException().isThrownBy(() -> stream.listen(received::add));
        assertThatNullPointerException().isThrownBy(() -> stream.publisher().subscribe(null));
        first.request(1);
        fire(1);
        await().until(() -> received.equals(List.of(1)));
    }

    @Test
    void shouldDeliverAsMuchAsIsAskedForAndNoMore() {
        Recorder recorder = subscribe();
        fire(1, 2, 3, 4);
        recorder.request(1);
        recorder.request(1);
        await().until(() -> received.size() == 2);
        assertThat(stream.statistics().queued()).isEqualTo(2);
        recorder.request(Long.MAX_VALUE);
        recorder.request(Long.MAX_VALUE);
        fire(5, -1);
        assertThat(recorder.over.join()).isEqualTo("complete");
        assertThat(received).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void shouldServeASubscriberThatAsksForOneAtATime() {
        Recorder recorder = subscribe();
        recorder.onNext = frame -> {
            received.add(frame);
            recorder.request(1);
        };
        recorder.request(1);
        fire(1, 2, 3, -1);
        assertThat(recorder.over.join()).isEqualTo("complete");
        assertThat(received).containsExactly(1, 2, 3);
    }

    @Test
    void shouldCompleteWithoutDemandWhenNothingIsQueued() {
        Recorder recorder = subscribe();
        fire(-1);
        assertThat(recorder.over.join()).isEqualTo("complete");
    }

    @Test
    void shouldCompleteOnlyOnceWhatIsQueuedIsAskedFor() {
        Recorder recorder = subscribe();
        fire(1, -1);
        stream.ended().join();
        assertThat(recorder.over).isNotDone();
        recorder.request(5);
        assertThat(recorder.over.join()).isEqualTo("complete");
        assertThat(received).containsExactly(1);
    }

    @Test
    void shouldReportAnErrorWhenTheDemandIsNotPositive() {
        Recorder recorder = subscribe();
        recorder.request(3);
        fire(1);
        await().until(() -> received.size() == 1);
        recorder.request(0);
        assertThat(recorder.over.join()).isEqualTo("IllegalArgumentException");
        assertThat(stream.end()).contains(StreamEnd.CLOSED);
    }

    @Test
    void shouldCloseTheStreamWhenTheSubscriberCancels() {
        Recorder recorder = subscribe();
        fire(1, 2);
        recorder.subscription.join().cancel();
        assertThat(stream.end()).contains(StreamEnd.CLOSED);
        assertThat(stream.closed).hasValue(1);
        assertThat(stream.discarded).containsExactly(1, 2);
        recorder.request(5);
        assertThat(received).isEmpty();
        assertThat(recorder.over).isNotDone();
    }

    @Test
    void shouldCloseTheStreamWhenTheSubscriberThrows() {
        Recorder recorder = subscribe();
        recorder.onNext = frame -> {
            throw new IllegalStateException("expected in this test");
        };
        recorder.request(5);
        fire(1);
        await().until(() -> stream.closed.get() == 1);
        assertThat(recorder.over).isNotDone();
    }
}
