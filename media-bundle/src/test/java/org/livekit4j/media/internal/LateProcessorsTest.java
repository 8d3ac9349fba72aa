package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.livekit4j.UpdatableRegistration;
import org.livekit4j.plugin.PlugInConstants;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamStatistics;

/** Processors that take too long, or for ever. */
class LateProcessorsTest extends NumbersTest {
    private static final Map<String, ?> SOON = Map.of(PlugInConstants.TIMEOUT_MS, 20);
    private static final Map<String, ?> NEVER = Map.of(PlugInConstants.TIMEOUT_MS, 3_600_000);

    /** A call that is in there until it is let go, whatever else it is told. */
    private static final class Stuck {
        final CountDownLatch inside = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        final AtomicInteger interrupts = new AtomicInteger();

        int call(int number) {
            inside.countDown();
            while (go.getCount() > 0) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    interrupts.incrementAndGet();
                }
            }
            return number + 1_000;
        }
    }

    private final Stuck stuck = new Stuck();

    @Test
    void shouldGoOnWithoutAProcessorUntilItsCallReturnsWhenItIsLate() throws Exception {
        TestStream stream = stream(0);
        UpdatableRegistration late = processors.add((number, info) -> number == 1 ? stuck.call(number) : number + 100, SOON);
        UpdatableRegistration quick = processors.add((number, info) -> number + 10_000, Map.of());
        fire(1, 2, 3);
        assertThat(take(stream, 3)).containsExactly(10_001, 10_002, 10_003);
        await().until(() -> statistics(late).late() == 1);
        assertThat(statistics(late).frames()).isEqualTo(1);
        assertThat(statistics(late).longestMillis()).isGreaterThanOrEqualTo(20);
        assertThat(statistics(quick)).returns(3L, PlugInStatistics::frames).returns(0L, PlugInStatistics::late);
        await().until(() -> stuck.interrupts.get() == 1);

        stuck.go.countDown();
        await().until(() -> processing.released.contains(1_001));
        await().until(() -> {
            fire(4);
            return stream.take() == 10_104;
        });
        assertThat(stuck.interrupts).hasValue(1);
        assertThat(statistics(late)).returns(0L, PlugInStatistics::failed);
        assertAdded(stream.statistics());
    }

    @Test
    void shouldDisturbNoOtherStreamWhenItIsLateOnOne() throws Exception {
        TestStream first = stream(0);
        TestStream second = stream(0);
        AtomicInteger calls = new AtomicInteger();
        processors.add((number, info) -> calls.incrementAndGet() == 1 ? stuck.call(number) : number + 100, SOON);
        fire(1, 2);
        // Both streams have the same key. One of the two calls for number 1 came first
        List<Integer> both = List.of(first.take(), second.take());
        assertThat(both).containsExactlyInAnyOrder(1, 101);
        assertThat(List.of(first.take(), second.take())).isEqualTo(both.getFirst() == 1 ? List.of(2, 102) : List.of(102, 2));
        stuck.go.countDown();
    }

    @Test
    void shouldBeLateTimeAfterTimeWithoutLosingAFrame() throws Exception {
        TestStream stream = stream(0);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Semaphore never = new Semaphore(0);
        // One in twenty blocks until it is interrupted, which is when it is left behind
        UpdatableRegistration unsteady = processors.add((number, info) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                if (ThreadLocalRandom.current().nextInt(20) == 0) {
                    never.acquire();
                }
                return number;
            } finally {
                inside.decrementAndGet();
            }
        }, Map.of(PlugInConstants.TIMEOUT_MS, 1));
        int count = 5_000;
        for (int number = 1; number <= count; number++) {
            fire(number);
        }
        assertThat(take(stream, count)).isEqualTo(numbers(1, count));
        await().until(() -> inside.get() == 0);
        assertThat(most).hasValue(1);
        assertThat(statistics(unsteady).late()).isPositive();
        assertThat(stream.statistics()).isEqualTo(new StreamStatistics(count, count, 0, 0));
    }

    @Test
    void shouldDeliverWhatWaitsAndEndWhenTheStreamEndsWhileAProcessorIsStuck() throws Exception {
        TestStream stream = stream(0);
        processors.add((number, info) -> number == 1 ? stuck.call(number) : number + 100, NEVER);
        fire(1, 2, 3, -1);
        assertThat(drain(stream)).containsExactly(1, 2, 3);
        assertThat(stream.end()).contains(StreamEnd.END_OF_TRACK);
        assertThat(stream.ended().join()).isEqualTo(StreamEnd.END_OF_TRACK);
        assertThat(stream.closed).hasValue(1);
        assertThat(stream.statistics()).isEqualTo(new StreamStatistics(3, 3, 0, 0));
        assertThat(processors.streams()).isEmpty();
        stuck.go.countDown();
    }

    @Test
    void shouldNotWaitForACallWhenTheStreamIsClosed() throws Exception {
        TestStream stream = stream(0);
        processors.add((number, info) -> stuck.call(number), NEVER);
        fire(1, 2, 3);
        stuck.inside.await();
        stream.close();
        assertThat(stream.end()).contains(StreamEnd.CLOSED);
        assertThat(stream.take()).isNull();
        assertThat(stream.ended()).isCompletedWithValue(StreamEnd.CLOSED);
        assertThat(stream.discarded).containsExactly(2, 3);
        await().until(() -> stuck.interrupts.get() == 1);
        stuck.go.countDown();
        await().until(() -> stream.statistics().equals(new StreamStatistics(3, 0, 3, 0)));
    }

    @Test
    void shouldGoOnAtOnceWhenAStuckProcessorIsRemoved() throws Exception {
        TestStream stream = stream(0);
        UpdatableRegistration removed = processors.add((number, info) -> stuck.call(number), NEVER);
        fire(1, 2);
        stuck.inside.await();
        removed.close();
        assertThat(take(stream, 2)).containsExactly(1, 2);
        assertThat(stuck.go.getCount()).isEqualTo(1);
        stuck.go.countDown();
    }

    @Test
    void shouldWaitForACallThatIsAboutToReturnWhenItsProcessorIsRemoved() throws Exception {
        TestStream stream = stream(0);
        UpdatableRegistration removed = processors.add((number, info) -> stuck.call(number), NEVER);
        fire(1);
        stuck.inside.await();
        CompletableFuture<Void> gone = CompletableFuture.runAsync(removed::close);
        await().until(() -> ids().isEmpty());
        assertThat(gone).isNotDone();
        stuck.go.countDown();
        gone.join();
        assertThat(stream.take()).isEqualTo(1_001);
    }

    @Test
    void shouldGoOnWhenAProcessorRemovesItselfAndIsStuckThen() throws Exception {
        TestStream stream = stream(0);
        CompletableFuture<UpdatableRegistration> self = new CompletableFuture<>();
        self.complete(processors.add((number, info) -> {
            self.join().close();
            return stuck.call(number);
        }, SOON));
        fire(1, 2);
        assertThat(take(stream, 2)).containsExactly(1, 2);
        stuck.go.countDown();
    }

    @Test
    void shouldCloseTheServiceWhenAProcessorIsStuckInIt() throws Exception {
        TestStream stream = stream(0);
        processors.add((number, info) -> stuck.call(number), NEVER);
        fire(1, 2);
        stuck.inside.await();
        stream.end(StreamEnd.SERVICE_STOPPED);
        processors.close();
        assertThat(stream.end()).contains(StreamEnd.SERVICE_STOPPED);
        assertThat(drain(stream)).containsExactly(1, 2);
        stuck.go.countDown();
    }

    @Test
    void shouldKeepTheInterruptOfOneProcessorFromTheNext() throws Exception {
        TestStream stream = stream(0);
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        add((number, info) -> {
            Thread.currentThread().interrupt();
            return number;
        });
        add((number, info) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            return number;
        });
        fire(1, 2);
        assertThat(take(stream, 2)).containsExactly(1, 2);
        assertThat(interrupted).containsExactly(false, false);
    }
}
