package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.queue.concurrent.Overflow;

@Timeout(30)
class RingMailboxTest {
    private final List<Integer> dropped = new ArrayList<>();

    private RingMailbox<Integer> mailbox(int capacity, Overflow overflow) {
        return new RingMailbox<>(capacity, overflow, dropped::add, depth -> {
        });
    }

    @Test
    void shouldLoseTheNewElementWhenTheProducerOfTheOldestIsHeldUp() throws ReflectiveOperationException {
        RingMailbox<Integer> mailbox = mailbox(2, Overflow.DROP_OLDEST);
        RingChainTest.last(mailbox).reserve(0);
        assertThat(mailbox.offer(1)).isTrue();
        assertThat(mailbox.offer(2)).isFalse();
        assertThat(dropped).containsExactly(2);
        RingChainTest.last(mailbox).publish(0, 0);
        assertThat(mailbox.poll()).isZero();
        assertThat(mailbox.poll()).isEqualTo(1);
        assertThat(mailbox.offered()).isEqualTo(3);
        assertThat(mailbox.taken()).isEqualTo(2);
        assertThat(mailbox.dropped()).isEqualTo(1);
    }

    @Test
    void shouldTakeNoMoreThanAskedForWhenDrained() {
        RingMailbox<Integer> mailbox = mailbox(10, Overflow.DROP_NEWEST);
        for (int i = 0; i < 5; i++) {
            mailbox.offer(i);
        }
        List<Integer> taken = new ArrayList<>();
        assertThat(mailbox.drain(taken::add, 0)).isZero();
        assertThat(mailbox.drain(taken::add, 2)).isEqualTo(2);
        assertThat(taken).containsExactly(0, 1);
        assertThat(mailbox.drain(taken::add, 10)).isEqualTo(3);
        assertThat(taken).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void shouldHaveWhatWaitsWhenPolledWithATime() throws InterruptedException {
        RingMailbox<Integer> mailbox = mailbox(10, Overflow.DROP_NEWEST);
        mailbox.offer(1);
        mailbox.offer(2);
        mailbox.offer(3);
        assertThat(mailbox.poll(Duration.ZERO)).isEqualTo(1);
        assertThat(mailbox.poll(Duration.ofNanos(1))).isEqualTo(2);
        assertThat(mailbox.poll(Duration.ofDays(1))).isEqualTo(3);
    }

    @Test
    void shouldWaitForNothingWhenClosed() throws InterruptedException {
        RingMailbox<Integer> mailbox = mailbox(10, Overflow.DROP_NEWEST);
        mailbox.close();
        assertThat(mailbox.take()).isNull();
        assertThat(mailbox.poll(Duration.ofDays(1))).isNull();
    }

    @Test
    void shouldGiveUpWhenAnotherConsumerSleeps() throws Exception {
        RingMailbox<Integer> mailbox = mailbox(10, Overflow.DROP_NEWEST);
        CompletableFuture<Integer> first = new CompletableFuture<>();
        Thread sleeper = Thread.ofPlatform().start(() -> {
            try {
                first.complete(mailbox.take());
            } catch (InterruptedException e) {
                first.completeExceptionally(e);
            }
        });
        await().until(() -> sleeper.getState() == Thread.State.WAITING);
        assertThat(mailbox.poll(Duration.ofNanos(1))).isNull();
        mailbox.offer(1);
        assertThat(first.get()).isEqualTo(1);
    }

    @Test
    void shouldLetTheNextOneSleepWhenOneHasGivenUp() throws Exception {
        RingMailbox<Integer> mailbox = mailbox(10, Overflow.DROP_NEWEST);
        assertThat(mailbox.poll(Duration.ofNanos(1))).isNull();
        CompletableFuture<Integer> taken = new CompletableFuture<>();
        Thread sleeper = Thread.ofPlatform().start(() -> {
            try {
                taken.complete(mailbox.poll(Duration.ofDays(1)));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        await().until(() -> sleeper.getState() == Thread.State.TIMED_WAITING);
        mailbox.offer(1);
        assertThat(taken.get()).isEqualTo(1);
    }

    @Test
    void shouldKeepItsRingWhenReconfiguredAsItIs() throws ReflectiveOperationException {
        RingMailbox<Integer> mailbox = mailbox(10, Overflow.KEEP_LATEST);
        Ring<Integer> ring = RingChainTest.last(mailbox);
        mailbox.reconfigure(5, Overflow.KEEP_LATEST);
        assertThat(RingChainTest.last(mailbox)).as("of the latest, one is kept").isSameAs(ring);
        mailbox.reconfigure(1, Overflow.DROP_OLDEST);
        assertThat(mailbox.overflow()).isEqualTo(Overflow.DROP_OLDEST);
        mailbox.reconfigure(5, Overflow.DROP_OLDEST);
        assertThat(mailbox.capacity()).isEqualTo(5);
    }

    @Test
    void shouldHaveTakenNothingWhenAllWasDropped() {
        RingMailbox<Integer> mailbox = mailbox(2, Overflow.DROP_OLDEST);
        for (int i = 0; i < 4; i++) {
            mailbox.offer(i);
        }
        mailbox.discard();
        assertThat(dropped).containsExactly(0, 1, 2, 3);
        assertThat(mailbox.offered()).isEqualTo(4);
        assertThat(mailbox.dropped()).isEqualTo(4);
        assertThat(mailbox.taken()).isZero();
    }
}
