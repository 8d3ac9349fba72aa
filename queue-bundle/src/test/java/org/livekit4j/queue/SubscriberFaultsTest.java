package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.queue.concurrent.Overflow;

/** Subscribers that throw, are slow, or close their subscription at awkward moments. */
@Timeout(30)
class SubscriberFaultsTest {
    private final TestEvent.Adapter adapter = new TestEvent.Adapter();
    private final FilteringQueue<TestEvent> queue = new FilteringQueue<>(adapter);

    @AfterEach
    void shouldHaveReleasedWhatWasRetained() {
        queue.close();
        await().untilAsserted(() -> assertThat(adapter.released).hasValue(adapter.retained.get()));
    }

    private static SubscriptionSpec<TestEvent> spec(Delivery delivery) {
        return SubscriptionSpec.<TestEvent>named("test").withTypes(1).withDelivery(delivery);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            queue.publish(new TestEvent(1, 0, i));
        }
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void shouldLoseThatEventOnlyWhenASubscriberThrows(Delivery delivery) {
        List<Integer> received = new ArrayList<>();
        AtomicInteger other = new AtomicInteger();
        Subscription<TestEvent> failing = queue.subscribe(spec(delivery), event -> {
            if (event.number % 2 == 0) {
                throw new StackOverflowError("expected in this test");
            }
            received.add(event.number);
        });
        queue.subscribe(spec(delivery), event -> other.incrementAndGet());
        publish(4);
        await().until(() -> failing.statistics().delivered() == 4 && other.get() == 4);
        assertThat(failing.statistics().failed()).isEqualTo(2);
        assertThat(received).containsExactly(1, 3);
    }

    @Test
    void shouldGoOnWhenASubscriberLeavesAnInterruptBehind() {
        Subscription<TestEvent> subscription = queue.subscribe(spec(Delivery.QUEUED),
                event -> Thread.currentThread().interrupt());
        publish(3);
        await().until(() -> subscription.statistics().delivered() == 3);
    }

    @Test
    void shouldLoseOnlyItsOwnEventsWhenASubscriberIsSlow() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger fast = new AtomicInteger();
        Subscription<TestEvent> slow = queue.subscribe(spec(Delivery.QUEUED).withQueue(5, Overflow.DROP_OLDEST), event -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        queue.subscribe(spec(Delivery.QUEUED), event -> fast.incrementAndGet());
        publish(1);
        await().until(() -> slow.statistics().depth() == 0);
        publish(100);
        await().until(() -> fast.get() == 101);
        assertThat(slow.statistics().dropped()).isEqualTo(95);
        assertThat(slow.statistics().depth()).isEqualTo(5);
        release.countDown();
        await().until(() -> slow.statistics().delivered() == 6);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void shouldReturnAtOnceAndEndWhenClosedFromInsideTheSubscriber(Delivery delivery) {
        AtomicReference<Subscription<TestEvent>> subscription = new AtomicReference<>();
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean returned = new AtomicBoolean();
        subscription.set(queue.subscribe(spec(delivery), event -> {
            calls.incrementAndGet();
            await().until(() -> subscription.get() != null);
            subscription.get().close();
            returned.set(true);
        }));
        publish(3);
        await().untilTrue(returned);
        publish(3);
        assertThat(queue.statistics().subscribers()).isEmpty();
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void shouldWaitForACallUnderWayWhenClosedElsewhere(Delivery delivery) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        Subscription<TestEvent> subscription = queue.subscribe(spec(delivery), event -> {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            over.set(true);
        });
        Thread publisher = Thread.ofPlatform().start(() -> publish(1));
        inside.await();
        CompletableFuture<Boolean> overWhenClosed = new CompletableFuture<>();
        Thread closer = Thread.ofPlatform().start(() -> {
            subscription.close();
            overWhenClosed.complete(over.get());
        });
        MailboxTest.awaitSleeping(closer);
        release.countDown();
        assertThat(overWhenClosed.get()).isTrue();
        publisher.join();
    }

    @Test
    void shouldGiveUpWaitingAndDeliverNothingMoreWhenASubscriberDoesNotReturn() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Subscription<TestEvent> subscription = queue.subscribe(spec(Delivery.QUEUED), event -> {
            calls.incrementAndGet();
            inside.countDown();
            await().forever().until(() -> release.getCount() == 0);
        });
        publish(3);
        await().until(() -> inside.getCount() == 0);
        subscription.close();
        release.countDown();
        await().until(() -> subscription.statistics().delivered() == 1);
        assertThat(calls).hasValue(1);
    }

    @Test
    void shouldDeliverNothingAfterCloseWhenARouteIsStillInUse() {
        AtomicInteger calls = new AtomicInteger();
        Subscription<TestEvent> direct = queue.subscribe(spec(Delivery.DIRECT), event -> calls.incrementAndGet());
        Subscription<TestEvent> queued = queue.subscribe(spec(Delivery.QUEUED), event -> calls.incrementAndGet());
        EventRoute<TestEvent, TestEvent> route = queue.route(1, 0);
        direct.close();
        queued.close();
        TestEvent late = new TestEvent(1, 0);
        route.deliver(late);
        assertThat(calls).hasValue(0);
        assertThat(late.kept()).isZero();
    }

    @Test
    void shouldLetADirectSubscriberPublishWhileItIsCalled() {
        List<Integer> received = new ArrayList<>();
        queue.subscribe(spec(Delivery.DIRECT), event -> {
            received.add(event.number);
            if (event.number < 3) {
                queue.publish(new TestEvent(1, 0, event.number + 1));
            }
        });
        publish(1);
        assertThat(received).containsExactly(0, 1, 2, 3);
    }

    @Test
    void shouldHaveHadEverythingWhenTheQueueWasDrained() {
        List<Integer> received = new CopyOnWriteArrayList<>();
        queue.subscribe(spec(Delivery.QUEUED), event -> {
            Thread.yield();
            received.add(event.number);
        });
        queue.subscribe(spec(Delivery.QUEUED)); // nobody comes for these
        publish(2_000);
        assertThat(queue.drain(Duration.ofSeconds(20))).isTrue();
        assertThat(received).hasSize(2_000).isSorted();
    }

    @Test
    void shouldGiveUpWhenASubscriberDoesNotReturnWhileTheQueueIsDrained() {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Boolean> inside = new AtomicReference<>();
        queue.subscribe(spec(Delivery.QUEUED), event -> {
            inside.set(queue.drain(Duration.ofMinutes(1))); // it does not wait for itself
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        publish(2);
        await().until(() -> inside.get() != null);
        assertThat(inside.get()).isTrue();
        assertThat(queue.drain(Duration.ofMillis(1))).isFalse();
        goOn.countDown();
        assertThat(queue.drain(Duration.ofSeconds(20))).isTrue();
    }
}
