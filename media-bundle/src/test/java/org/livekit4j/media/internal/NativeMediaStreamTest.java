package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.queue.FfiQueues;
import org.livekit4j.queue.OwnedFfiEventQueue;
import org.livekit4j.testing.FakeEvent;
import org.livekit4j.testing.FakeFfiClient;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamStatistics;

@Timeout(30)
class NativeMediaStreamTest {
    private final FakeFfiClient client = new FakeFfiClient();
    private final OwnedFfiEventQueue queue = FfiQueues.open(client);
    private final List<FakeEvent> fired = new ArrayList<>();

    @AfterEach
    void shouldHaveReleasedEveryEvent() {
        queue.close();
        assertThat(fired).allMatch(event -> event.references.get() == 0);
    }

    private void fireTo(long key, int... numbers) {
        for (int number : numbers) {
            fired.add(client.fire(FakeEvent.audio(key, number)));
        }
    }

    private void fire(int... numbers) {
        fireTo(TestStream.KEY, numbers);
    }

    private static List<Integer> drain(TestStream stream) {
        List<Integer> frames = new ArrayList<>();
        stream.iterator().forEachRemaining(frames::add);
        return frames;
    }

    @Test
    void shouldDeliverTheFramesOfItsOwnKeyInOrder() throws InterruptedException {
        TestStream stream = new TestStream(10).openOn(queue::subscribe);
        fire(1, -2, 2);
        fireTo(8, 100);
        fire(3);
        assertThat(stream.take()).isEqualTo(1);
        assertThat(stream.poll(Duration.ZERO)).isEqualTo(2);
        assertThat(stream.poll(Duration.ofSeconds(10))).isEqualTo(3);
        assertThat(stream.poll(Duration.ZERO)).isNull();
        assertThat(stream.end()).isEmpty();
        assertThat(stream.statistics()).isEqualTo(new StreamStatistics(3, 3, 0, 0));
        assertThat(queue.statistics().subscribers().get(0).filter()).isEqualTo("types [audio_stream_event]; keys [7]");
        assertThat(fired).allMatch(event -> event.retained.get() == 0);
    }

    @Test
    void shouldDeliverFirstWhatCameBeforeItsKeyWasKnown() {
        TestStream stream = new TestStream(0).openOn(queue::subscribe, () -> {
            fire(1, 2);
            fireTo(8, 100);
            fire(3, -3, 4);
            return TestStream.KEY;
        });
        fire(5, -1);
        assertThat(drain(stream)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void shouldHoldTheLatestOnlyWhenTooManyEventsComeBeforeItsKeyIsKnown() {
        int tooMany = PreOpenBuffer.MOST + 10;
        TestStream stream = new TestStream(0).openOn(queue::subscribe, () -> {
            fire(IntStream.range(0, tooMany).toArray());
            assertThat(fired.stream().filter(event -> event.references.get() > 0)).hasSize(PreOpenBuffer.MOST);
            return TestStream.KEY;
        });
        fire(-1);
        assertThat(drain(stream)).isEqualTo(IntStream.range(10, tooMany).boxed().toList());
    }

    @Test
    void shouldKeepTheOrderWhenEventsComeWhileItOpens() throws Exception {
        TestStream stream = new TestStream(0);
        CompletableFuture<Void> started = new CompletableFuture<>();
        Thread library = Thread.ofPlatform().start(() -> {
            started.join();
            fire(IntStream.range(0, 10_000).toArray());
            fire(-1);
        });
        stream.openOn(queue::subscribe, () -> {
            started.complete(null);
            await().until(() -> queue.statistics().total().events() > 50);
            return TestStream.KEY;
        });
        library.join();
        List<Integer> frames = drain(stream);
        int first = frames.get(0);
        assertThat(frames).isEqualTo(IntStream.range(first, 10_000).boxed().toList());
    }

    @Test
    void shouldLeaveNothingWhenTheNativeStreamCannotBeOpened() {
        TestStream stream = new TestStream(5);
        assertThatThrownBy(() -> stream.openOn(queue::subscribe, () -> {
            fire(1);
            throw new IllegalStateException("no such track");
        })).hasMessage("no such track");
        assertThat(queue.statistics().subscribers()).isEmpty();
        assertThat(fired.get(0).references).hasValue(0);
        assertThat(stream.closed).hasValue(1);
        assertThat(stream.end()).contains(StreamEnd.CLOSED);
        assertThat(drain(stream)).isEmpty();
        stream.close();
        assertThat(stream.closed).hasValue(1);
    }

    @Test
    void shouldCloseTheNativeStreamWhenItsKeyCannotBeRegistered() {
        TestStream stream = new TestStream(5);
        assertThatThrownBy(() -> stream.openOn(queue::subscribe, () -> {
            queue.close();
            return TestStream.KEY;
        })).isInstanceOf(IllegalStateException.class);
        assertThat(stream.closed).hasValue(1);
        assertThat(stream.end()).contains(StreamEnd.SERVICE_STOPPED);
    }

    @ParameterizedTest
    @EnumSource(StreamEnd.class)
    void shouldDeliverWhatIsQueuedWhenItEndsUnlessItIsClosed(StreamEnd reason) {
        TestStream stream = new TestStream(5).openOn(queue::subscribe);
        fire(1, 2);
        stream.end(reason);
        stream.end(StreamEnd.NATIVE_STOPPED);
        fire(3);
        assertThat(stream.end()).contains(reason);
        assertThat(stream.closed).hasValue(1);
        assertThat(stream.ended()).isCompletedWithValue(reason);
        assertThat(queue.statistics().subscribers()).isEmpty();
        if (reason == StreamEnd.CLOSED) {
            assertThat(stream.discarded).containsExactly(1, 2);
            assertThat(stream.statistics()).isEqualTo(new StreamStatistics(2, 0, 2, 0));
            assertThat(drain(stream)).isEmpty();
        } else {
            assertThat(stream.discarded).isEmpty();
            assertThat(drain(stream)).containsExactly(1, 2);
        }
    }

    @Test
    void shouldEndOnAnotherThreadThanTheLibrarysWhenTheTrackEnds() {
        TestStream stream = new TestStream(5).openOn(queue::subscribe);
        fire(1, -1, 2);
        assertThat(stream.ended().join()).isEqualTo(StreamEnd.END_OF_TRACK);
        assertThat(stream.end()).contains(StreamEnd.END_OF_TRACK);
        assertThat(stream.closed).hasValue(1);
        assertThat(drain(stream)).containsExactly(1);
    }

    @Test
    void shouldReleaseWhatIsQueuedWhenItIsClosedAfterItsEnd() {
        TestStream stream = new TestStream(0).openOn(queue::subscribe);
        fire(1, 2);
        stream.end(StreamEnd.UNSUBSCRIBED);
        assertThat(stream.discarded).isEmpty();
        stream.close();
        stream.close();
        assertThat(stream.discarded).containsExactly(1, 2);
        assertThat(stream.end()).contains(StreamEnd.UNSUBSCRIBED);
        assertThat(stream.closed).hasValue(1);
    }

    @Test
    void shouldEndAtOnceWhenItIsClosedWhileItOpens() {
        TestStream stream = new TestStream(5);
        stream.openOn(queue::subscribe, () -> {
            stream.close();
            assertThat(stream.closed).hasValue(0);
            fire(1);
            return TestStream.KEY;
        });
        assertThat(stream.closed).hasValue(1);
        assertThat(queue.statistics().subscribers()).isEmpty();
        assertThat(drain(stream)).isEmpty();
    }

    @Test
    void shouldLoseFramesAsItsCapacitySays() {
        TestStream latest = new TestStream(1).openOn(queue::subscribe);
        TestStream two = new TestStream(2).openOn(queue::subscribe);
        TestStream all = new TestStream(0).openOn(queue::subscribe);
        fire(1, 2, 3, -1);
        assertThat(drain(latest)).containsExactly(3);
        assertThat(latest.discarded).containsExactly(1, 2);
        assertThat(drain(two)).containsExactly(2, 3);
        assertThat(drain(all)).containsExactly(1, 2, 3);
        assertThatIllegalArgumentException().isThrownBy(() -> new TestStream(-1));
    }

    @Test
    void shouldGoOnWhenAnEventCannotBeDecoded() {
        TestStream stream = new TestStream(5).openOn(queue::subscribe);
        fire(1, -3, 2, -1);
        assertThat(drain(stream)).containsExactly(1, 2);
    }

    @Test
    void shouldWakeItsConsumerWhenItEnds() throws Exception {
        TestStream stream = new TestStream(5).openOn(queue::subscribe);
        CompletableFuture<List<Integer>> frames = new CompletableFuture<>();
        Thread consumer = Thread.ofVirtual().start(() -> frames.complete(drain(stream)));
        fire(1);
        await().until(() -> consumer.getState() == Thread.State.WAITING);
        stream.end(StreamEnd.NATIVE_STOPPED);
        assertThat(frames.get()).containsExactly(1);
    }

    @Test
    void shouldEndTheIterationAndKeepTheInterruptWhenInterrupted() {
        TestStream stream = new TestStream(5).openOn(queue::subscribe);
        fire(1);
        Iterator<Integer> iterator = stream.iterator();
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.next()).isEqualTo(1);
        Thread.currentThread().interrupt();
        assertThat(iterator.hasNext()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        fire(2, -1);
        assertThat(drain(stream)).containsExactly(2);
    }
}
