package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;

@Timeout(30)
class MailboxTest {
    private final List<Integer> dropped = new CopyOnWriteArrayList<>();

    private Mailbox<Integer> mailbox(int capacity, Overflow overflow) {
        return Mailboxes.create(capacity, overflow, dropped::add);
    }

    private static List<Integer> drain(Mailbox<Integer> mailbox) {
        List<Integer> taken = new ArrayList<>();
        mailbox.drain(taken::add, Integer.MAX_VALUE);
        return taken;
    }

    private static void offer(Mailbox<Integer> mailbox, int from, int to) {
        IntStream.range(from, to).forEach(mailbox::offer);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 50, 63, 64, 65, 100, 1000})
    void shouldLoseTheOldestBeyondItsCapacityWhenDropOldest(int capacity) {
        Mailbox<Integer> mailbox = mailbox(capacity, Overflow.DROP_OLDEST);
        offer(mailbox, 0, capacity + 3);
        assertThat(mailbox.depth()).isEqualTo(capacity);
        assertThat(dropped).isEqualTo(range(0, 3));
        assertThat(drain(mailbox)).isEqualTo(range(3, capacity + 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 50, 63, 64, 65, 100, 1000})
    void shouldLoseTheNewestBeyondItsCapacityWhenDropNewest(int capacity) {
        Mailbox<Integer> mailbox = mailbox(capacity, Overflow.DROP_NEWEST);
        offer(mailbox, 0, capacity);
        assertThat(mailbox.offer(capacity)).isFalse();
        assertThat(dropped).containsExactly(capacity);
        assertThat(drain(mailbox)).isEqualTo(range(0, capacity));
    }

    @Test
    void shouldKeepOneOnlyWhenKeepLatestWhateverTheCapacity() {
        Mailbox<Integer> mailbox = mailbox(10, Overflow.KEEP_LATEST);
        offer(mailbox, 0, 3);
        assertThat(dropped).containsExactly(0, 1);
        assertThat(drain(mailbox)).containsExactly(2);
    }

    @Test
    void shouldKeepAllAndTellOfEachDoublingWhenUnbounded() {
        List<Long> growth = new ArrayList<>();
        Mailbox<Integer> mailbox = Mailboxes.create(100, Overflow.UNBOUNDED, dropped::add, growth::add);
        offer(mailbox, 0, 100);
        assertThat(growth).isEmpty();
        offer(mailbox, 100, 10_000);
        assertThat(growth).hasSizeBetween(4, 8).isSorted().allMatch(depth -> depth >= 100);
        assertThat(drain(mailbox)).isEqualTo(range(0, 10_000));
        assertThat(dropped).isEmpty();
    }

    @Test
    void shouldKeepTheExactCapacityWhenElementsComeAndGoForLong() {
        Mailbox<Integer> mailbox = mailbox(50, Overflow.DROP_OLDEST);
        for (int i = 0; i < 10_000; i++) {
            mailbox.offer(i);
            if (i % 3 == 0) {
                mailbox.poll();
            }
            assertThat(mailbox.depth()).isLessThanOrEqualTo(50);
        }
        assertThat(mailbox.depth()).isBetween(49L, 50L);
        assertThat(mailbox.offered()).isEqualTo(10_000).isEqualTo(mailbox.taken() + mailbox.dropped() + mailbox.depth());
        assertThat(mailbox.dropped()).isEqualTo(dropped.size());
    }

    @Test
    void shouldReturnAtOnceWhenPolledEmpty() throws InterruptedException {
        Mailbox<Integer> mailbox = mailbox(5, Overflow.DROP_OLDEST);
        assertThat(mailbox.poll()).isNull();
        assertThat(mailbox.poll(Duration.ZERO)).isNull();
        assertThat(mailbox.poll(Duration.ofSeconds(-1))).isNull();
        assertThat(mailbox.poll(Duration.ofMillis(2))).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWakeItsConsumerWhenAnElementComes(boolean timed) throws Exception {
        Mailbox<Integer> mailbox = mailbox(5, Overflow.DROP_OLDEST);
        CompletableFuture<Integer> taken = new CompletableFuture<>();
        Thread consumer = Thread.ofVirtual().start(() -> {
            try {
                taken.complete(timed ? mailbox.poll(Duration.ofDays(1_000_000)) : mailbox.take());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        awaitSleeping(consumer);
        mailbox.offer(7);
        assertThat(taken.get()).isEqualTo(7);
    }

    @Test
    void shouldWakeEveryConsumerWhenElementsComeForAll() throws Exception {
        Mailbox<Integer> mailbox = mailbox(5, Overflow.DROP_OLDEST);
        List<Integer> taken = new CopyOnWriteArrayList<>();
        List<Thread> consumers = IntStream.range(0, 3).mapToObj(i -> Thread.ofPlatform().start(() -> {
            try {
                taken.add(mailbox.take());
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        })).toList();
        consumers.forEach(MailboxTest::awaitSleeping);
        offer(mailbox, 0, 3);
        for (Thread consumer : consumers) {
            consumer.join();
        }
        assertThat(taken).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void shouldWakeEveryConsumerWhenClosed() throws Exception {
        Mailbox<Integer> mailbox = mailbox(5, Overflow.DROP_OLDEST);
        List<Thread> consumers = IntStream.range(0, 3).mapToObj(i -> Thread.ofVirtual().start(() -> {
            try {
                assertThat(mailbox.take()).isNull();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        })).toList();
        consumers.forEach(MailboxTest::awaitSleeping);
        mailbox.close();
        for (Thread consumer : consumers) {
            consumer.join();
        }
    }

    @Test
    void shouldThrowAndLoseNothingWhenInterrupted() throws Exception {
        Mailbox<Integer> mailbox = mailbox(5, Overflow.DROP_OLDEST);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread consumer = Thread.ofPlatform().start(() -> {
            try {
                mailbox.take();
            } catch (InterruptedException e) {
                thrown.complete(e);
            }
        });
        awaitSleeping(consumer);
        consumer.interrupt();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        mailbox.offer(1);
        assertThat(mailbox.take()).isEqualTo(1);
    }

    @Test
    void shouldThrowAndLoseNothingWhenInterruptedBefore() {
        Mailbox<Integer> mailbox = mailbox(5, Overflow.DROP_OLDEST);
        mailbox.offer(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(mailbox::take).isInstanceOf(InterruptedException.class);
        assertThat(mailbox.poll()).isEqualTo(1);
    }

    @Test
    void shouldYieldWhatWaitsAndThenNothingWhenClosed() throws InterruptedException {
        Mailbox<Integer> mailbox = mailbox(5, Overflow.DROP_OLDEST);
        offer(mailbox, 0, 2);
        mailbox.close();
        mailbox.close();
        assertThat(mailbox.offer(2)).isFalse();
        assertThat(dropped).containsExactly(2);
        assertThat(mailbox.take()).isZero();
        assertThat(mailbox.take()).isEqualTo(1);
        assertThat(mailbox.take()).isNull();
        assertThat(mailbox.isClosed()).isTrue();
        assertThat(mailbox.offered()).isEqualTo(3);
        assertThat(mailbox.taken()).isEqualTo(2);
        assertThat(mailbox.dropped()).isEqualTo(1);
    }

    @Test
    void shouldDropWhatWaitsWhenDiscarded() {
        Mailbox<Integer> mailbox = mailbox(5, Overflow.DROP_OLDEST);
        offer(mailbox, 0, 3);
        mailbox.discard();
        assertThat(dropped).containsExactly(0, 1, 2);
        assertThat(mailbox.depth()).isZero();
        assertThat(mailbox.dropped()).isEqualTo(3);
        assertThat(mailbox.taken()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Overflow.class)
    void shouldLoseNothingWhenReconfigured(Overflow overflow) {
        Mailbox<Integer> mailbox = mailbox(100, Overflow.DROP_NEWEST);
        offer(mailbox, 0, 100);
        mailbox.reconfigure(10, overflow);
        assertThat(dropped).isEmpty();
        assertThat(drain(mailbox)).isEqualTo(range(0, 100));
    }

    @Test
    void shouldJudgeOldAndNewElementsTogetherWhenReconfigured() {
        Mailbox<Integer> mailbox = mailbox(10, Overflow.DROP_OLDEST);
        offer(mailbox, 0, 10);
        mailbox.reconfigure(4, Overflow.DROP_OLDEST);
        mailbox.offer(10);
        assertThat(dropped).isEqualTo(range(0, 7));
        mailbox.reconfigure(6, Overflow.DROP_NEWEST);
        offer(mailbox, 11, 14);
        assertThat(dropped).containsExactly(0, 1, 2, 3, 4, 5, 6, 13);
        assertThat(drain(mailbox)).isEqualTo(range(7, 13));
        assertThat(mailbox.offered()).isEqualTo(14);
        assertThat(mailbox.taken()).isEqualTo(6);
    }

    @Test
    void shouldStayClosedWhenReconfigured() {
        Mailbox<Integer> mailbox = mailbox(10, Overflow.DROP_OLDEST);
        mailbox.close();
        mailbox.reconfigure(20, Overflow.UNBOUNDED);
        assertThat(mailbox.offer(1)).isFalse();
    }

    @Test
    void shouldGoOnWhenItsHandlersThrow() {
        Mailbox<Integer> mailbox = Mailboxes.create(1, Overflow.DROP_OLDEST, element -> {
            dropped.add(element);
            throw new IllegalStateException("expected in this test");
        });
        offer(mailbox, 0, 3);
        assertThat(dropped).containsExactly(0, 1);
        assertThat(mailbox.poll()).isEqualTo(2);

        Mailbox<Integer> growing = Mailboxes.create(1, Overflow.UNBOUNDED, dropped::add, depth -> {
            throw new IllegalStateException("expected in this test");
        });
        offer(growing, 0, 100);
        assertThat(drain(growing)).isEqualTo(range(0, 100));
    }

    @Test
    void shouldRefuseACapacityOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> mailbox(0, Overflow.UNBOUNDED)).withMessageContaining("at least 1");
        assertThatThrownBy(() -> mailbox(1, Overflow.UNBOUNDED).offer(null)).isInstanceOf(NullPointerException.class);
    }

    static void awaitSleeping(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }
}
