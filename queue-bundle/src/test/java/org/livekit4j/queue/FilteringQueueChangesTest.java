package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.queue.concurrent.Overflow;

/** Subscriptions that come, change and go. */
@Timeout(60)
class FilteringQueueChangesTest {
    private final TestEvent.Adapter adapter = new TestEvent.Adapter();
    private final FilteringQueue<TestEvent> queue = new FilteringQueue<>(adapter);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldAgreeWithANaiveModelWhenSubscriptionsChangeAtRandom(long seed) {
        byte[] script = new byte[20_000];
        new Random(seed).nextBytes(script);
        new RoutingTrial(script).run();
    }

    @Test
    void shouldFindEachKeyWhenThereAreManyAndManyAreRemoved() {
        List<PullSubscription<TestEvent>> subscriptions = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            subscriptions.add(queue.subscribe(SubscriptionSpec.<TestEvent>named("test").withTypes(4).withKeys(i * 0x100000001L)));
        }
        for (int i = 0; i < 3_000; i += 3) {
            subscriptions.get(i).close();
        }
        for (int i = 0; i < 3_000; i++) {
            queue.publish(new TestEvent(4, i * 0x100000001L));
            TestEvent event = subscriptions.get(i).poll();
            assertThat(event != null).isEqualTo(i % 3 != 0);
        }
    }

    @Test
    void shouldCallInTheOrderOfSubscriptionWhenSpecsAreUpdated() {
        List<String> calls = new ArrayList<>();
        SubscriptionSpec<TestEvent> spec = SubscriptionSpec.<TestEvent>named("test").withDelivery(Delivery.DIRECT);
        Subscription<TestEvent> first = queue.subscribe(spec, event -> calls.add("first"));
        queue.subscribe(spec.withTypes(1), event -> calls.add("second"));
        first.update(spec.withTypes(1));
        queue.publish(new TestEvent(1, 1));
        assertThat(calls).containsExactly("first", "second");
    }

    @Test
    void shouldLoseAndDoubleNothingThatBothSpecsAskForWhenUpdatedUnderLoad() throws InterruptedException {
        int events = 200_000;
        BitSet received = new BitSet();
        AtomicBoolean wrong = new AtomicBoolean();
        SubscriptionSpec<TestEvent> spec = SubscriptionSpec.<TestEvent>named("test").withTypes(1).withKeys(7);
        Subscription<TestEvent> subscription = queue.subscribe(spec, event -> {
            if (event.number >= 0) {
                wrong.compareAndSet(false, received.get(event.number) || received.length() > event.number);
                received.set(event.number);
            }
        });
        Thread publisher = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < events; i++) {
                queue.publish(new TestEvent(1, 7, i));
                queue.publish(new TestEvent(2, 7, -1));
            }
        });
        List<SubscriptionSpec<TestEvent>> specs = List.of(spec.withTypes(), spec.withTypes(1, 2).withKeys(),
                spec.withKeys(6, 7, 8),
                spec.withQueue(10, Overflow.UNBOUNDED), spec.withPredicate(event -> true), spec);
        for (int i = 0; publisher.isAlive(); i++) {
            subscription.update(specs.get(i % specs.size()));
        }
        publisher.join();
        await().until(() -> subscription.statistics().depth() == 0);
        await().until(() -> received.cardinality() == events);
        assertThat(wrong).isFalse();
        subscription.close();
        assertThat(adapter.released).hasValue(adapter.retained.get());
    }

    @Test
    void shouldLoseNothingWhenDeliveryChangesUnderLoad() throws InterruptedException {
        int events = 100_000;
        BitSet received = new BitSet();
        AtomicBoolean doubled = new AtomicBoolean();
        SubscriptionSpec<TestEvent> spec = SubscriptionSpec.<TestEvent>named("test").withTypes(1);
        Subscription<TestEvent> subscription = queue.subscribe(spec, event -> {
            synchronized (received) {
                doubled.compareAndSet(false, received.get(event.number));
                received.set(event.number);
            }
        });
        Thread publisher = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < events; i++) {
                queue.publish(new TestEvent(1, 7, i));
            }
        });
        for (int i = 0; publisher.isAlive(); i++) {
            subscription.update(spec.withDelivery(i % 2 == 0 ? Delivery.DIRECT : Delivery.QUEUED));
        }
        publisher.join();
        await().until(() -> subscription.statistics().delivered() == events);
        assertThat(received.cardinality()).isEqualTo(events);
        assertThat(doubled).isFalse();
        assertThat(subscription.statistics().offered()).isEqualTo(events);
    }

    @Test
    void shouldReleaseEverythingWhenSubscriptionsComeAndGoUnderLoad() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> publishers = new ArrayList<>();
        for (int p = 0; p < 2; p++) {
            publishers.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; !over.get(); i++) {
                    queue.publish(new TestEvent(i % 4, i % 8));
                }
            }));
        }
        SubscriptionSpec<TestEvent> spec = SubscriptionSpec.named("test");
        for (int i = 0; i < 2_000; i++) {
            SubscriptionSpec<TestEvent> next = spec.withTypes(i % 4).withQueue(5, Overflow.DROP_OLDEST);
            try (Subscription<TestEvent> queued = queue.subscribe(next, event -> {
            });
                    Subscription<TestEvent> direct = queue.subscribe(next.withDelivery(Delivery.DIRECT), event -> {
                    })) {
                queued.update(next.withKeys(i % 8));
                direct.update(next.withTypes());
            }
        }
        over.set(true);
        for (Thread publisher : publishers) {
            publisher.join();
        }
        await().untilAsserted(() -> assertThat(adapter.released).hasValue(adapter.retained.get()));
        LaneStatistics total = queue.statistics().total();
        assertThat(total.delivered()).isNotNegative();
        assertThat(total.events()).isGreaterThan(total.filtered());
    }
}
