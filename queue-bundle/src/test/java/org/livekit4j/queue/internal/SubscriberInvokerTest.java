package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.UserCode;
import org.slf4j.LoggerFactory;

@Timeout(30)
class SubscriberInvokerTest {
    private final UserCode guard = new UserCode(LoggerFactory.getLogger(SubscriberInvokerTest.class),
            () -> "the test's subscriber");
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Integer> received = new ArrayList<>();

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    private static long past() {
        return System.nanoTime() - 1;
    }

    private SubscriberInvoker<Integer> blocked() {
        return new SubscriberInvoker<>(event -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, guard);
    }

    @Test
    void shouldCountCallsAndThoseThatFail() {
        SubscriberInvoker<Integer> calls = new SubscriberInvoker<>(event -> received.add(100 / event), guard);
        assertThat(calls.call(5)).isTrue();
        assertThat(calls.call(0)).isTrue();
        assertThat(calls.call(10)).isTrue();
        assertThat(received).containsExactly(20, 10);
        assertThat(calls.allStarted()).isEqualTo(3);
        assertThat(calls.allFinished()).isEqualTo(3);
        assertThat(calls.allFailed()).isEqualTo(1);
    }

    @Test
    void shouldCallNobodyWhenClosed() {
        SubscriberInvoker<Integer> calls = new SubscriberInvoker<>(received::add, guard);
        assertThat(calls.isClosed()).isFalse();
        calls.close();
        assertThat(calls.isClosed()).isTrue();
        assertThat(calls.call(1)).isFalse();
        assertThat(received).isEmpty();
        assertThat(calls.allStarted()).isZero();
        assertThat(calls.owner).as("the slot is given back").isNull();
    }

    @Test
    void shouldUseTheSlotAgainWhenACallIsOver() {
        SubscriberInvoker<Integer> calls = new SubscriberInvoker<>(received::add, guard);
        calls.call(1);
        calls.call(2);
        assertThat(calls.owner).isNull();
        assertThat(calls.next).isNull();
    }

    @Test
    void shouldKnowWhetherTheThreadIsInACall() {
        List<Boolean> inside = new ArrayList<>();
        List<SubscriberInvoker<Integer>> self = new ArrayList<>();
        SubscriberInvoker<Integer> calls = new SubscriberInvoker<>(event -> {
            inside.add(self.getFirst().areOfThisThread());
            inside.add(self.getFirst().awaitQuiet(past()));
            if (event > 0) {
                self.getFirst().call(event - 1);
            }
        }, guard);
        self.add(calls);
        calls.call(1);
        assertThat(inside).containsExactly(true, true, true, true);
        assertThat(calls.areOfThisThread()).isFalse();
        assertThat(calls.next).as("a call in a call has a slot of its own").isNotNull();
        assertThat(calls.allFinished()).isEqualTo(2);
    }

    @Test
    void shouldWaitForTheCallsOfOtherThreads() throws InterruptedException {
        SubscriberInvoker<Integer> calls = blocked();
        assertThat(calls.awaitQuiet(past())).isTrue();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            callers.add(Thread.ofPlatform().start(() -> calls.call(0)));
        }
        await().until(() -> calls.allStarted() == 2);
        assertThat(calls.awaitQuiet(past())).isFalse();
        assertThat(calls.areOfThisThread()).isFalse();
        assertThat(calls.allFinished()).isZero();
        release.countDown();
        assertThat(calls.awaitQuiet(in(Duration.ofSeconds(20)))).isTrue();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(calls.allFinished()).isEqualTo(2);
    }

    @Test
    void shouldNotTakeTheOthersForQuietWhenTheLastOneIs() throws InterruptedException {
        SubscriberInvoker<Integer> calls = blocked();
        Thread caller = Thread.ofPlatform().start(() -> calls.call(0));
        await().until(() -> calls.allStarted() == 1);
        InvocationSlot second = calls.enter();
        second.leave();
        assertThat(second).isSameAs(calls.next);
        assertThat(calls.awaitQuiet(past())).isFalse();
        release.countDown();
        caller.join();
    }
}
