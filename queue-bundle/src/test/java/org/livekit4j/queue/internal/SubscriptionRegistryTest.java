package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.EventRoute;
import org.livekit4j.queue.Delivery;
import org.livekit4j.queue.PullSubscription;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.Subscription;
import org.livekit4j.queue.SubscriptionSpec;
import org.livekit4j.queue.concurrent.Overflow;

@Timeout(30)
class SubscriptionRegistryTest {
    private static final SubscriptionSpec<Integer> SPEC = SubscriptionSpec.<Integer>named("meter").withOwner("hall");
    private static final SubscriptionSpec<Integer> DIRECT = SPEC.withDelivery(Delivery.DIRECT);

    private final CountedEvents events = new CountedEvents();
    private final SubscriptionRegistry<Integer> directory = new SubscriptionRegistry<>(events, new DispatchCounters<>(events));
    private final List<Integer> received = new CopyOnWriteArrayList<>();
    private final List<Long> lost = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        directory.close();
    }

    private Subscription<Integer> add(SubscriptionSpec<Integer> spec) {
        return directory.add(spec, received::add, lost::add);
    }

    private void blocked(Integer event) {
        begun.countDown();
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        received.add(event);
    }

    private static Set<Thread> watches() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals("livekit queue watch"))
                .collect(Collectors.toSet());
    }

    @Test
    void shouldHaveOneWatchFromTheFirstSubscriberUntilItIsClosed() {
        Set<Thread> others = watches();
        directory.drain(System.nanoTime());
        assertThat(watches()).isSubsetOf(others);
        add(SPEC);
        add(SPEC);
        Set<Thread> own = watches();
        own.removeAll(others);
        assertThat(own).hasSize(1).allMatch(Thread::isDaemon);
        directory.close();
        await().until(() -> own.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void shouldTellOfLossesAndMeasureCallsFromItsWatch() {
        Subscription<Integer> slow = directory.add(SPEC, this::blocked, lost::add);
        directory.routes().find(1, 0).deliver(1);
        directory.lost();
        await().until(() -> lost.equals(List.of(1L)) && slow.statistics().longestMillis() > 0);
        assertThat(slow.statistics().lost()).isEqualTo(1);
    }

    @Test
    void shouldTellThoseOfALossWhoAreQueuedWithoutLimit() {
        add(SPEC);
        add(DIRECT);
        add(SPEC.withQueue(5, Overflow.DROP_OLDEST));
        directory.add(SPEC.withQueue(5, Overflow.UNBOUNDED));
        directory.lost();
        assertThat(directory.statistics()).extracting(SubscriberStatistics::lost).containsExactly(1L, 0L, 0L, 1L);
    }

    @Test
    void shouldRemoveThoseThatAreShutWhenItLooks() {
        PullSubscription<Integer> pulled = directory.add(SPEC);
        Subscription<Integer> called = add(SPEC);
        Subscription<Integer> open = add(DIRECT);
        PullSubscription<Integer> openToo = directory.add(SPEC.withTypes(0));
        ((SubscriptionImpl<Integer>) pulled).shut();
        ((SubscriptionImpl<Integer>) called).shut();
        directory.look(System.nanoTime());
        assertThat(directory.statistics()).containsExactly(open.statistics(), openToo.statistics());
        assertThat(directory.routes().find(1, 0)).isSameAs(open);
    }

    @Test
    void shouldCloseItsMembersWhenItIsClosed() throws InterruptedException {
        PullSubscription<Integer> pulled = directory.add(SPEC);
        add(DIRECT);
        EventRoute<Integer, Integer> route = directory.routes().find(1, 0);
        route.deliver(1);
        directory.close();
        assertThat(directory.statistics()).isEmpty();
        assertThat(directory.routes().find(1, 0)).isNull();
        assertThat(pulled.take()).isNull();
        assertThat(events.kept).hasValue(0);
        route.deliver(2);
        assertThat(received).containsExactly(1);
        assertThatIllegalStateException().isThrownBy(() -> add(SPEC)).withMessage("the queue is closed");
        pulled.close();
    }

    @Test
    void shouldWaitForACallUnderWayWhenItIsClosed() throws Exception {
        directory.add(DIRECT, this::blocked, lost::add);
        EventRoute<Integer, Integer> route = directory.routes().find(1, 0);
        Thread publisher = Thread.ofPlatform().start(() -> route.deliver(1));
        begun.await();
        CompletableFuture<List<Integer>> receivedWhenClosed = new CompletableFuture<>();
        Thread closer = Thread.ofPlatform().start(() -> {
            directory.close();
            receivedWhenClosed.complete(List.copyOf(received));
        });
        await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
        release.countDown();
        assertThat(receivedWhenClosed.get()).containsExactly(1);
        publisher.join();
    }

    @Test
    void shouldKeepTheSubscriberWhoDoesNotFitItOut() {
        SubscriptionImpl<Integer> member = new PushSubscription<>(directory, DIRECT, received::add, lost::add);
        events.typesFail = true;
        assertThatIllegalStateException().isThrownBy(() -> directory.add(DIRECT, () -> member))
                .withMessage("expected in this test");
        assertThat(directory.statistics()).isEmpty();
        assertThat(member.isShut()).isTrue();
        assertThat(directory.routes().find(1, 0)).isNull();
    }

    @Test
    void shouldRefuseTypesThatDoNotExist() {
        for (int wrong : new int[]{-1, 3}) {
            assertThatIllegalArgumentException().isThrownBy(() -> add(SPEC.withTypes(wrong)))
                    .withMessage("type " + wrong + " does not exist; types go from 0 to 2");
        }
        Subscription<Integer> subscription = add(SPEC.withTypes(0, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> subscription.update(SPEC.withTypes(3)));
        assertThat(subscription.spec().types()).containsExactlyInAnyOrder(0, 2);
    }

    @Test
    void shouldRefuseToChangeWhatIsClosed() {
        Subscription<Integer> subscription = add(SPEC);
        subscription.close();
        assertThatIllegalStateException().isThrownBy(() -> subscription.update(SPEC)).withMessage("meter of hall is closed");
        Subscription<Integer> nobodys = add(SubscriptionSpec.named("meter"));
        nobodys.close();
        assertThatIllegalStateException().isThrownBy(() -> nobodys.update(SPEC)).withMessage("meter is closed");
    }

    @Test
    void shouldLetOthersChangeItWhenOneHasChangedIt() throws Exception {
        AtomicReference<Subscription<Integer>> subscription = new AtomicReference<>();
        List<Runnable> changes = List.of(() -> subscription.set(add(SPEC)), () -> subscription.get().update(DIRECT),
                () -> subscription.get().close(), directory::close, directory::close);
        for (Runnable change : changes) {
            CompletableFuture.runAsync(change).get();
            Thread.ofPlatform().start(() -> directory.remove((SubscriptionImpl<Integer>) subscription.get())).join();
            if (subscription.get() != null && change == changes.getFirst()) {
                Thread.ofPlatform().start(() -> subscription.set(add(SPEC))).join();
            }
        }
        assertThat(directory.statistics()).isEmpty();
    }

    @Test
    void shouldDrainOnlyWhenAllHaveHadTheirs() {
        directory.add(SPEC, this::blocked, lost::add);
        add(SPEC);
        directory.routes().find(1, 0).deliver(1);
        await().until(() -> received.equals(List.of(1)));
        assertThat(directory.drain(System.nanoTime() - 1)).isFalse();
        release.countDown();
        assertThat(directory.drain(System.nanoTime() + Duration.ofSeconds(20).toNanos())).isTrue();
        assertThat(received).containsExactly(1, 1);
    }
}
