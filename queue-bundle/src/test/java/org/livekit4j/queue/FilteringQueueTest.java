package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.queue.concurrent.Overflow;

/** The first seven are what users of LiveKit's Python SDK know of its queue. */
@Timeout(30)
class FilteringQueueTest {
    private final TestEvent.Adapter adapter = new TestEvent.Adapter();
    private final FilteringQueue<TestEvent> queue = new FilteringQueue<>(adapter);

    @AfterEach
    void close() {
        queue.close();
        assertThat(adapter.released).hasValue(adapter.retained.get());
    }

    private static SubscriptionSpec<TestEvent> all() {
        return SubscriptionSpec.named("test");
    }

    private PullSubscription<TestEvent> pull(SubscriptionSpec<TestEvent> spec) {
        return queue.subscribe(spec);
    }

    private List<TestEvent> drain(PullSubscription<TestEvent> subscription) {
        List<TestEvent> events = new ArrayList<>();
        for (TestEvent event; (event = subscription.poll()) != null;) {
            events.add(event);
            adapter.release(event);
        }
        return events;
    }

    private List<TestEvent> publish(TestEvent... events) {
        for (TestEvent event : events) {
            queue.publish(event);
        }
        return List.of(events);
    }

    @Test
    void shouldDeliverEveryEventWhenThereIsNoFilter() {
        PullSubscription<TestEvent> subscription = pull(all());
        List<TestEvent> events = publish(new TestEvent(1, 1), new TestEvent(2, 2), new TestEvent(3, 0));
        assertThat(drain(subscription)).isEqualTo(events);
    }

    @Test
    void shouldDeliverOnlyItsOwnWhenThereIsAFilter() {
        PullSubscription<TestEvent> subscription = pull(all().withTypes(1));
        List<TestEvent> events = publish(new TestEvent(1, 1), new TestEvent(2, 1), new TestEvent(1, 2));
        assertThat(drain(subscription)).containsExactly(events.get(0), events.get(2));
    }

    @Test
    void shouldDeliverToEachWhatItWantsWhenFiltersDiffer() {
        PullSubscription<TestEvent> ones = pull(all().withTypes(1));
        PullSubscription<TestEvent> twos = pull(all().withTypes(2));
        PullSubscription<TestEvent> everything = pull(all());
        List<TestEvent> events = publish(new TestEvent(1, 1), new TestEvent(2, 1), new TestEvent(3, 1));
        assertThat(drain(ones)).containsExactly(events.get(0));
        assertThat(drain(twos)).containsExactly(events.get(1));
        assertThat(drain(everything)).isEqualTo(events);
    }

    @Test
    void shouldDeliverEachTypeOfASetWhenTheFilterIsASet() {
        PullSubscription<TestEvent> subscription = pull(all().withTypes(1, 3).withKeys(7, 8));
        List<TestEvent> events = publish(new TestEvent(1, 7), new TestEvent(2, 7), new TestEvent(3, 8), new TestEvent(3, 9));
        assertThat(drain(subscription)).containsExactly(events.get(0), events.get(2));
    }

    @Test
    void shouldDeliverNothingWhenUnsubscribed() {
        PullSubscription<TestEvent> subscription = pull(all());
        publish(new TestEvent(1, 1));
        subscription.close();
        subscription.close();
        publish(new TestEvent(1, 1));
        assertThat(drain(subscription)).isEmpty();
        assertThat(queue.statistics().subscribers()).isEmpty();
        assertThat(queue.route(1, 1)).isNull();
    }

    @Test
    void shouldDeliverWhenTheFilterThrows() {
        PullSubscription<TestEvent> subscription = pull(all().withPredicate(event -> {
            throw new IllegalStateException("expected in this test");
        }));
        List<TestEvent> events = publish(new TestEvent(1, 1), new TestEvent(1, 2));
        assertThat(subscription.statistics().filterFailed()).isEqualTo(2);
        assertThat(drain(subscription)).isEqualTo(events);
    }

    @Test
    void shouldTouchNoOtherSubscriberWhenTenOfThemWantAFewEventsOfMany() {
        List<PullSubscription<TestEvent>> subscriptions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            subscriptions.add(pull(all().withTypes(4).withKeys(i)));
        }
        for (int i = 0; i < 1_000; i++) {
            queue.publish(new TestEvent(4, i % 20));
        }
        assertThat(adapter.retained).hasValue(50 * 10);
        for (int i = 0; i < 10; i++) {
            long key = i;
            assertThat(subscriptions.get(i).statistics().offered()).isEqualTo(50);
            assertThat(drain(subscriptions.get(i))).hasSize(50).allMatch(event -> event.key == key);
        }
        LaneStatistics audio = queue.statistics().lanes().get(Lane.AUDIO);
        assertThat(audio).isEqualTo(new LaneStatistics(1_000, 500, 500, 0));
    }

    @Test
    void shouldDeliverToKeysOfEveryTypeWhenNoTypeIsNamed() {
        PullSubscription<TestEvent> subscription = pull(all().withKeys(5));
        pull(all().withTypes(2).withKeys(6));
        List<TestEvent> events = publish(new TestEvent(1, 5), new TestEvent(2, 5), new TestEvent(2, 6), new TestEvent(99, 5));
        assertThat(drain(subscription)).containsExactly(events.get(0), events.get(1), events.get(3));
    }

    @Test
    void shouldDeliverAPartToThoseWhoNameItAndToThoseWhoNameTheWhole() {
        PullSubscription<TestEvent> whole = pull(all().withTypes(6));
        PullSubscription<TestEvent> part = pull(all().withTypes(7));
        PullSubscription<TestEvent> both = pull(all().withTypes(6, 7));
        PullSubscription<TestEvent> every = pull(all());
        List<TestEvent> events = publish(new TestEvent(6, 1), new TestEvent(7, 1), new TestEvent(8, 1));
        assertThat(drain(whole)).isEqualTo(events);
        assertThat(drain(part)).containsExactly(events.get(1));
        assertThat(drain(both)).isEqualTo(events);
        assertThat(drain(every)).isEqualTo(events);
        assertThat(whole.statistics().filter()).isEqualTo("types [t6]");

        whole.update(all().withTypes(8).withKeys(1));
        both.close();
        events = publish(new TestEvent(6, 1), new TestEvent(7, 1), new TestEvent(8, 1), new TestEvent(8, 2));
        assertThat(drain(whole)).containsExactly(events.get(2));
        assertThat(drain(part)).containsExactly(events.get(1));
        every.close();
        part.close();
        assertThat(queue.route(6, 1)).isNull();
        assertThat(queue.route(7, 1)).isNull();
        assertThat(queue.route(8, 1)).isNotNull();
        whole.close();
        assertThat(queue.route(8, 1)).isNull();
    }

    @Test
    void shouldAskOnceWhenARouteIsSelectedAndThenDelivers() {
        List<TestEvent> asked = new ArrayList<>();
        PullSubscription<TestEvent> picky = pull(all().withTypes(1).withPredicate(event -> {
            asked.add(event);
            return event.key > 1;
        }));
        EventRoute<TestEvent, TestEvent> route = queue.route(1, 0);
        assertThat(route.isSelective()).isTrue();
        TestEvent unwanted = new TestEvent(1, 1);
        assertThat(route.select(unwanted)).isNull();
        PullSubscription<TestEvent> all = pull(all().withTypes(1));
        pull(all().withTypes(1).withPredicate(event -> false));
        TestEvent wanted = new TestEvent(1, 2);
        queue.route(1, 0).select(wanted).deliver(wanted);
        TestEvent half = new TestEvent(1, 0);
        queue.route(1, 0).select(half).deliver(half);
        assertThat(asked).containsExactly(unwanted, wanted, half);
        assertThat(drain(picky)).containsExactly(wanted);
        assertThat(drain(all)).containsExactly(wanted, half);
        assertThat(queue.statistics().total()).isEqualTo(new LaneStatistics(3, 1, 3, 0));
    }

    @Test
    void shouldDeliverATypeOnRequestToThoseOnlyWhoNameIt() {
        PullSubscription<TestEvent> everything = pull(all());
        assertThat(queue.route(9, 0)).isNull();
        PullSubscription<TestEvent> requested = pull(all().withTypes(9));
        publish(new TestEvent(9, 0));
        assertThat(drain(everything)).isEmpty();
        assertThat(drain(requested)).hasSize(1);
    }

    @Test
    void shouldAskAPredicateOnlyAboutWhatPassesItsTypesAndKeys() {
        List<TestEvent> asked = new ArrayList<>();
        PullSubscription<TestEvent> subscription = pull(all().withTypes(1).withKeys(1, 3).withPredicate(event -> {
            asked.add(event);
            return event.key == 3;
        }));
        List<TestEvent> events = publish(new TestEvent(1, 1), new TestEvent(1, 2), new TestEvent(2, 1), new TestEvent(1, 3));
        assertThat(asked).containsExactly(events.get(0), events.get(3));
        assertThat(drain(subscription)).containsExactly(events.get(3));
        assertThat(queue.statistics().total()).isEqualTo(new LaneStatistics(4, 3, 1, 0));
    }

    @Test
    void shouldAllocateNothingWhenNobodyWantsTheEvent() {
        for (int i = 0; i < 100; i++) {
            pull(all().withTypes(4).withKeys(i));
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int misses = 100_000;
        int routes = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < misses; i++) {
            routes += queue.route(i % 10, 1_000 + i) == null ? 0 : 1;
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(routes).isZero();
        assertThat(allocated).isLessThan(misses / 10);
        assertThat(queue.statistics().total().filtered()).isEqualTo(misses);
    }

    @Test
    void shouldReleaseAndCountWhatAFullQueueLoses() {
        PullSubscription<TestEvent> subscription = pull(all().withTypes(4).withQueue(2, Overflow.DROP_OLDEST));
        List<TestEvent> events = publish(new TestEvent(4, 1), new TestEvent(4, 2), new TestEvent(4, 3));
        assertThat(events.get(0).kept()).isZero();
        assertThat(events.get(1).kept()).isEqualTo(1);
        assertThat(queue.statistics().lanes().get(Lane.AUDIO)).isEqualTo(new LaneStatistics(3, 0, 2, 1));
        assertThat(subscription.statistics().dropped()).isEqualTo(1);
        assertThat(subscription.statistics().depth()).isEqualTo(2);
        subscription.close();
        assertThat(events).allMatch(event -> event.kept() == 0);
    }

    @Test
    void shouldDeliverInOrderOnAThreadOfItsOwnWhenQueued() {
        List<TestEvent> received = new CopyOnWriteArrayList<>();
        List<Thread> threads = new CopyOnWriteArrayList<>();
        Subscription<TestEvent> subscription = queue.subscribe(all().withTypes(1), event -> {
            received.add(event);
            threads.add(Thread.currentThread());
        });
        List<TestEvent> events = publish(new TestEvent(1, 1), new TestEvent(1, 2), new TestEvent(1, 3));
        await().until(() -> subscription.statistics().delivered() == 3);
        assertThat(received).isEqualTo(events);
        assertThat(threads).allMatch(thread -> thread.isVirtual() && thread == threads.get(0));
        await().until(() -> events.stream().allMatch(event -> event.kept() == 0));
    }

    @Test
    void shouldCallWithoutKeepingTheEventWhenDirect() {
        List<Thread> threads = new ArrayList<>();
        Subscription<TestEvent> subscription = queue.subscribe(all().withDelivery(Delivery.DIRECT),
                event -> threads.add(Thread.currentThread()));
        publish(new TestEvent(1, 1));
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(adapter.retained).hasValue(0);
        SubscriberStatistics statistics = subscription.statistics();
        assertThat(statistics.offered()).isEqualTo(1);
        assertThat(statistics.delivered()).isEqualTo(1);
    }

    @Test
    void shouldNameWhatItKnowsOfASubscriber() {
        pull(all().withOwner("bundle").withTypes(2, 1).withKeys(7).withPredicate(event -> true));
        SubscriberStatistics statistics = queue.statistics().subscribers().get(0);
        assertThat(statistics.name()).isEqualTo("test");
        assertThat(statistics.owner()).isEqualTo("bundle");
        assertThat(statistics.filter()).isEqualTo("types [t1, t2]; keys [7]; a predicate");
    }

    @Test
    void shouldRefuseWhatItCannotDo() {
        assertThatIllegalArgumentException().isThrownBy(() -> pull(all().withTypes(10))).withMessageContaining("0 to 9");
        PullSubscription<TestEvent> subscription = pull(all());
        queue.close();
        assertThatIllegalStateException().isThrownBy(() -> pull(all()));
        assertThatIllegalStateException().isThrownBy(() -> subscription.update(all()));
        publish(new TestEvent(1, 1));
        assertThat(drain(subscription)).isEmpty();
    }
}
