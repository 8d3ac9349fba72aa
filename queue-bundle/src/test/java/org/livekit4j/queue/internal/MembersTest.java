package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.PullSubscription;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Overflow;

/** Those who are called and those who come for their events, and what is counted of them. */
@Timeout(30)
class MembersTest {
    private static final SubscriptionSpec<Integer> SPEC = SubscriptionSpec.named("meter");
    private static final SubscriptionSpec<Integer> DIRECT = SPEC.withDelivery(Delivery.DIRECT);

    private final CountedEvents events = new CountedEvents();
    private final DispatchCounters<Integer> dispatchCounters = new DispatchCounters<>(events);
    private final SubscriptionRegistry<Integer> directory = new SubscriptionRegistry<>(events, dispatchCounters);
    private final List<Integer> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        directory.close();
    }

    private Subscription<Integer> add(SubscriptionSpec<Integer> spec, Consumer<Integer> subscriber) {
        return directory.add(spec, subscriber, count -> {
        });
    }

    private void deliver(int... numbers) {
        for (int number : numbers) {
            directory.routes().find(1, 0).deliver(number);
        }
    }

    private void blocked(Integer event) {
        received.add(event);
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private LaneStatistics counted() {
        return dispatchCounters.lanes().get(Lane.CONTROL);
    }

    private static SubscriberStatistics statistics(long offered, long delivered, long failed, long filterFailed, long dropped,
            long depth, long lost) {
        return new SubscriberStatistics("meter", "", "all types", offered, delivered, failed, filterFailed, dropped, depth, 0,
                lost);
    }

    @Test
    void shouldCountWhatAPullingSubscriberGets() throws InterruptedException {
        PullSubscription<Integer> pulled = directory.add(SPEC.withQueue(3, Overflow.DROP_OLDEST));
        deliver(1, 2, 3, 4, 5);
        assertThat(pulled.poll()).isEqualTo(3);
        assertThat(pulled.poll(Duration.ofDays(1))).isEqualTo(4);
        assertThat(pulled.statistics()).isEqualTo(statistics(5, 2, 0, 0, 2, 1, 0));
        assertThat(pulled.take()).isEqualTo(5);
        assertThat(pulled.statistics()).isEqualTo(statistics(5, 3, 0, 0, 2, 0, 0));
        assertThat(counted()).isEqualTo(new LaneStatistics(5, 0, 3, 2));
        assertThat(events.released).containsExactly(1, 2);
    }

    @Test
    void shouldAdoptAnotherCapacityWhenAPullingSubscriberIsUpdated() {
        PullSubscription<Integer> pulled = directory.add(SPEC);
        pulled.update(SPEC.withQueue(2, Overflow.DROP_NEWEST));
        deliver(1, 2, 3);
        assertThat(pulled.statistics()).isEqualTo(statistics(3, 0, 0, 0, 1, 2, 0));
        assertThat(pulled.spec().capacity()).isEqualTo(2);
    }

    @Test
    void shouldReleaseWhatWaitsWhenAPullingSubscriberIsClosed() throws InterruptedException {
        PullSubscription<Integer> pulled = directory.add(SPEC);
        deliver(1, 2);
        EventRoute<Integer, Integer> route = directory.routes().find(1, 0);
        pulled.close();
        assertThat(pulled.take()).isNull();
        route.deliver(3);
        assertThat(events.released).containsExactly(1, 2, 3);
        assertThat(pulled.statistics()).isEqualTo(statistics(3, 0, 0, 0, 3, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountWhatCouldNotBeKept(boolean losable) {
        PullSubscription<Integer> pulled = directory.add(SPEC);
        Subscription<Integer> called = add(SPEC, received::add);
        events.retainFails = true;
        events.losable = losable;
        deliver(1);
        events.retainFails = false;
        deliver(2);
        long lost = losable ? 0 : 1;
        assertThat(pulled.statistics()).isEqualTo(statistics(2, 0, 0, 0, 1, 1, lost));
        await().until(() -> called.statistics().delivered() == 1);
        assertThat(called.statistics()).isEqualTo(statistics(2, 1, 0, 0, 1, 0, lost));
        assertThat(counted()).isEqualTo(new LaneStatistics(2, 0, 2, 2));
    }

    @Test
    void shouldCountNothingAsLostToMemoryThatItsRuleDrops() {
        PullSubscription<Integer> pulled = directory.add(SPEC.withQueue(1, Overflow.DROP_NEWEST));
        deliver(1, 2);
        assertThat(pulled.statistics()).isEqualTo(statistics(2, 0, 0, 0, 1, 1, 0));
    }

    @Test
    void shouldGoOnWhenEventsCannotBeReleased() {
        events.releaseFails = true;
        Subscription<Integer> called = add(SPEC, received::add);
        deliver(1, 2);
        await().until(() -> called.statistics().delivered() == 2);
        await().until(() -> events.released.equals(List.of(1, 2)));
        assertThat(called.statistics()).isEqualTo(statistics(2, 2, 0, 0, 0, 0, 0));
    }

    @Test
    void shouldCountDirectAndQueuedCallsTogetherWhenDeliveryChanges() {
        Subscription<Integer> called = add(DIRECT, received::add);
        deliver(1, 2);
        assertThat(called.statistics()).isEqualTo(statistics(2, 2, 0, 0, 0, 0, 0));
        called.update(SPEC);
        deliver(3, 4, 5);
        await().until(() -> called.statistics().delivered() == 5);
        called.update(DIRECT);
        deliver(6);
        assertThat(received).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(called.statistics()).isEqualTo(statistics(6, 6, 0, 0, 0, 0, 0));
        assertThat(counted()).isEqualTo(new LaneStatistics(6, 0, 6, 0));
    }

    @Test
    void shouldCountWhatWaitsForASlowSubscriberAndAdoptItsNewCapacity() {
        Subscription<Integer> slow = add(SPEC, this::blocked);
        deliver(0);
        await().until(() -> received.equals(List.of(0)));
        slow.update(SPEC.withQueue(2, Overflow.DROP_NEWEST));
        deliver(1, 2, 3);
        assertThat(slow.statistics()).isEqualTo(statistics(4, 0, 0, 0, 1, 2, 0));
        release.countDown();
        await().until(() -> slow.statistics().delivered() == 3);
        assertThat(counted()).isEqualTo(new LaneStatistics(4, 0, 3, 1));
    }

    @Test
    void shouldCountTheEventAsDroppedThatComesToASubscriberThatIsShut() {
        Subscription<Integer> called = add(DIRECT, received::add);
        EventRoute<Integer, Integer> route = directory.routes().find(1, 0);
        called.close();
        route.deliver(1);
        assertThat(counted()).as("nobody took it").isEqualTo(new LaneStatistics(1, 1, 0, 0));
        assertThat(called.statistics()).isEqualTo(statistics(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void shouldTakeMemoryThatEndsInASubscriberForALoss() {
        Subscription<Integer> called = add(DIRECT, event -> {
            if (event == 1) {
                throw new OutOfMemoryError("expected in this test");
            }
            throw new IllegalStateException("expected in this test");
        });
        deliver(1, 2, 3);
        assertThat(called.statistics()).isEqualTo(statistics(3, 3, 3, 0, 0, 0, 1));
    }

    @Test
    void shouldEndItsThreadWhenClosed() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Subscription<Integer> called = add(SPEC, event -> thread.set(Thread.currentThread()));
        deliver(1);
        await().until(() -> thread.get() != null);
        assertThat(thread.get().getName()).isEqualTo("livekit meter");
        called.close();
        thread.get().join();
        assertThat(events.kept).hasValue(0);
    }

    @Test
    void shouldLoseWhatWaitsAndCountItWhenClosedDuringACall() throws InterruptedException {
        AtomicReference<Thread> thread = new AtomicReference<>();
        Subscription<Integer> slow = add(SPEC, event -> {
            thread.set(Thread.currentThread());
            blocked(event);
        });
        deliver(1, 2, 3);
        await().until(() -> thread.get() != null);
        ((SubscriptionImpl<Integer>) slow).shut();
        assertThat(events.released).containsExactly(2, 3);
        release.countDown();
        thread.get().join();
        assertThat(received).containsExactly(1);
        assertThat(events.released).containsExactly(2, 3, 1);
        assertThat(slow.statistics()).isEqualTo(statistics(3, 1, 0, 0, 2, 0, 0));
        assertThat(counted()).isEqualTo(new LaneStatistics(3, 0, 1, 2));
    }

    @Test
    void shouldTellEachOnARouteOfALoss() {
        AtomicBoolean answer = new AtomicBoolean(true);
        Subscription<Integer> alone = directory.add(SPEC.withTypes(0));
        directory.routes().find(0, 0).lost();
        assertThat(alone.statistics().lost()).isEqualTo(1);
        Subscription<Integer> all = directory.add(SPEC.withTypes(1));
        Subscription<Integer> more = directory.add(SPEC.withTypes(1));
        Subscription<Integer> asked = directory.add(SPEC.withTypes(1).withPredicate(event -> answer.get()));
        directory.routes().find(1, 0).lost();
        assertThat(directory.statistics()).extracting(SubscriberStatistics::lost).containsExactly(1L, 1L, 1L, 1L);
        answer.set(false);
        directory.routes().find(1, 0).select(1).lost();
        assertThat(List.of(all, more, asked)).extracting(member -> member.statistics().lost()).containsExactly(2L, 2L, 1L);
    }

    @Test
    void shouldCallInTheOrderOfSubscriptionWhicheverWasUpdatedLast() {
        List<Subscription<Integer>> called = IntStream.range(0, 3)
                .mapToObj(i -> add(DIRECT.withTypes(1), event -> received.add(event + i))).toList();
        for (Subscription<Integer> subscription : called) {
            subscription.update(DIRECT.withTypes(0));
            subscription.update(DIRECT.withTypes(1));
        }
        called.get(1).update(DIRECT.withTypes(0));
        called.get(1).update(DIRECT.withTypes(1));
        deliver(10);
        assertThat(received).containsExactly(10, 11, 12);
        assertThat(directory.routes().find(1, 0).isSelective()).as("nobody must be asked").isFalse();
    }

    @Test
    void shouldAskOneWhenAnotherOneWantsEverything() {
        add(DIRECT, received::add);
        add(DIRECT.withPredicate(event -> event == 2), event -> received.add(10 + event));
        deliver(1, 2);
        assertThat(received).containsExactly(1, 2, 12);
        assertThat(counted()).isEqualTo(new LaneStatistics(2, 0, 3, 0));
    }
}
