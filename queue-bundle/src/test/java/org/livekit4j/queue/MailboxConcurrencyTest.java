package org.livekit4j.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;

/** Real threads, more of them than processors, so that they are held up at every step. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // a fault would spin, which no interrupt ends
class MailboxConcurrencyTest {
    private static final int PRODUCERS = 3;
    private static final int EACH = 100_000;

    private record Item(int producer, int number) {}

    /** Everything that left a mailbox in one way, and whether each producer's elements did so in its order. */
    private static final class Seen {
        private final BitSet[] items = new BitSet[PRODUCERS];
        private final int[] last = new int[PRODUCERS];
        private boolean ordered = true;
        private boolean doubled;

        Seen() {
            for (int i = 0; i < PRODUCERS; i++) {
                items[i] = new BitSet();
                last[i] = -1;
            }
        }

        synchronized void add(Item item) {
            ordered &= item.number > last[item.producer];
            last[item.producer] = item.number;
            doubled |= items[item.producer].get(item.number);
            items[item.producer].set(item.number);
        }

        long count() {
            long count = 0;
            for (BitSet set : items) {
                count += set.cardinality();
            }
            return count;
        }
    }

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    private final Seen taken = new Seen();
    private final Seen lost = new Seen();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private List<Future<Void>> producers(Mailbox<Item> mailbox) {
        List<Future<Void>> running = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            int producer = p;
            running.add(threads.submit(() -> {
                for (int i = 0; i < EACH; i++) {
                    mailbox.offer(new Item(producer, i));
                }
                return null;
            }));
        }
        return running;
    }

    private List<Future<Void>> consumers(Mailbox<Item> mailbox, int count) {
        Callable<Void> consumer = () -> {
            for (Item item; (item = mailbox.take()) != null;) {
                taken.add(item);
            }
            return null;
        };
        List<Future<Void>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(threads.submit(consumer));
        }
        return running;
    }

    private static void join(List<Future<Void>> running) throws Exception {
        for (Future<Void> future : running) {
            future.get();
        }
    }

    private void assertAccount(Mailbox<Item> mailbox) {
        assertThat(taken.doubled || lost.doubled).isFalse();
        assertThat(taken.count() + lost.count()).isEqualTo((long) PRODUCERS * EACH);
        assertThat(mailbox.offered()).isEqualTo((long) PRODUCERS * EACH);
        assertThat(mailbox.taken()).isEqualTo(taken.count());
        assertThat(mailbox.dropped()).isEqualTo(lost.count());
        assertThat(mailbox.depth()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"DROP_OLDEST, 1", "DROP_OLDEST, 2", "DROP_OLDEST, 9", "DROP_OLDEST, 100", "DROP_NEWEST, 1", "DROP_NEWEST, 50",
        "KEEP_LATEST, 1", "UNBOUNDED, 1", "UNBOUNDED, 1000"})
    void shouldAccountForEachElementWhenSeveralThreadsOfferAndTake(Overflow overflow, int capacity) throws Exception {
        Mailbox<Item> mailbox = Mailboxes.create(capacity, overflow, lost::add);
        List<Future<Void>> consumers = consumers(mailbox, 3);
        join(producers(mailbox));
        mailbox.close();
        join(consumers);
        assertAccount(mailbox);
        if (overflow == Overflow.UNBOUNDED) {
            assertThat(lost.count()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"DROP_OLDEST, 1", "DROP_OLDEST, 20", "DROP_NEWEST, 20", "UNBOUNDED, 1"})
    void shouldKeepEachProducersOrderWhenOneThreadTakes(Overflow overflow, int capacity) throws Exception {
        Mailbox<Item> mailbox = Mailboxes.create(capacity, overflow, lost::add);
        List<Future<Void>> consumers = consumers(mailbox, 1);
        join(producers(mailbox));
        mailbox.close();
        join(consumers);
        assertAccount(mailbox);
        assertThat(taken.ordered).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 7", "64, 64", "300, 300"})
    void shouldNeverHoldMoreThanItsCapacityWhenSeveralThreadsOffer(int capacity, long expected) throws Exception {
        Mailbox<Item> mailbox = Mailboxes.create(capacity, Overflow.DROP_OLDEST, lost::add);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong deepest = new AtomicLong();
        Future<Void> observer = threads.submit(() -> {
            while (!over.get()) {
                deepest.accumulateAndGet(mailbox.depth(), Math::max);
            }
            return null;
        });
        join(producers(mailbox));
        over.set(true);
        observer.get();
        assertThat(mailbox.depth()).isEqualTo(expected);
        mailbox.drain(taken::add, Integer.MAX_VALUE);
        assertThat(taken.count()).isEqualTo(expected);
        assertAccount(mailbox);
    }

    @RepeatedTest(3)
    void shouldLoseNothingAndKeepTheOrderWhenReconfiguredUnderLoad() throws Exception {
        Mailbox<Item> mailbox = Mailboxes.create(8, Overflow.UNBOUNDED, lost::add);
        List<Future<Void>> consumers = consumers(mailbox, 1);
        List<Future<Void>> producers = producers(mailbox);
        AtomicBoolean over = new AtomicBoolean();
        Future<Void> changes = threads.submit(() -> {
            for (int i = 1; !over.get(); i++) {
                mailbox.reconfigure(1 + i % 100, Overflow.UNBOUNDED);
            }
            return null;
        });
        join(producers);
        over.set(true);
        changes.get();
        mailbox.close();
        join(consumers);
        assertAccount(mailbox);
        assertThat(lost.count()).isZero();
        assertThat(taken.ordered).isTrue();
    }

    @RepeatedTest(3)
    void shouldAccountForEachElementWhenPoliciesChangeUnderLoad() throws Exception {
        Mailbox<Item> mailbox = Mailboxes.create(8, Overflow.UNBOUNDED, lost::add);
        List<Future<Void>> consumers = consumers(mailbox, 2);
        List<Future<Void>> producers = producers(mailbox);
        AtomicBoolean over = new AtomicBoolean();
        Future<Void> changes = threads.submit(() -> {
            for (int i = 1; !over.get(); i++) {
                mailbox.reconfigure(1 + i % 30, Overflow.values()[i % 4]);
            }
            return null;
        });
        join(producers);
        over.set(true);
        changes.get();
        mailbox.close();
        join(consumers);
        assertAccount(mailbox);
    }

    @RepeatedTest(20)
    void shouldGiveEachElementAReceiverWhenClosedAndDiscardedUnderLoad() throws Exception {
        Mailbox<Item> mailbox = Mailboxes.create(8, Overflow.UNBOUNDED, lost::add);
        List<Future<Void>> consumers = consumers(mailbox, 1);
        List<Future<Void>> producers = producers(mailbox);
        while (mailbox.offered() < 1_000) {
            Thread.onSpinWait();
        }
        mailbox.close();
        mailbox.discard();
        join(producers);
        join(consumers);
        assertAccount(mailbox);
    }

    @Test
    void shouldWakeTheConsumerWheneverItSleepsWhenElementsComeOneByOne() throws Exception {
        Mailbox<Item> there = Mailboxes.create(10, Overflow.DROP_OLDEST, lost::add);
        Mailbox<Item> back = Mailboxes.create(10, Overflow.DROP_OLDEST, lost::add);
        threads.submit(() -> {
            for (Item item; (item = there.take()) != null;) {
                back.offer(item);
            }
            return null;
        });
        for (int i = 0; i < 20_000; i++) {
            there.offer(new Item(0, i));
            assertThat(i % 2 == 0 ? back.take() : back.poll(Duration.ofSeconds(30))).isEqualTo(new Item(0, i));
        }
        there.close();
        assertThat(lost.count()).isZero();
    }

    @Test
    void shouldLoseNothingWhenConsumersAreInterruptedAndTimeOut() throws Exception {
        Mailbox<Item> mailbox = Mailboxes.create(8, Overflow.UNBOUNDED, lost::add);
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> consumers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            consumers.add(Thread.ofVirtual().start(() -> {
                while (!mailbox.isClosed() || mailbox.depth() > 0) {
                    try {
                        Item item = mailbox.poll(Duration.ofNanos(20_000));
                        if (item != null) {
                            taken.add(item);
                        }
                    } catch (InterruptedException e) {
                        // What this test is about
                    }
                }
            }));
        }
        Future<Void> interruptions = threads.submit(() -> {
            while (!over.get()) {
                consumers.forEach(Thread::interrupt);
                Thread.yield();
            }
            return null;
        });
        join(producers(mailbox));
        mailbox.close();
        for (Thread consumer : consumers) {
            consumer.join();
        }
        over.set(true);
        interruptions.get();
        assertAccount(mailbox);
        assertThat(lost.count()).isZero();
    }
}
