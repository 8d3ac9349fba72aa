package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PollingTest {

    static Stream<ThreadFactory> threads() {
        return Stream.of(Thread.ofVirtual().factory(), Thread.ofPlatform().daemon().factory());
    }

    @ParameterizedTest
    @MethodSource("threads")
    void shouldReturnTrueWhenTheConditionHoldsAfterManyLooks(ThreadFactory threads) throws Exception {
        AtomicInteger looks = new AtomicInteger();
        boolean held = run(threads, () -> Polling.await(() -> looks.incrementAndGet() > 20, inAMinute()));
        assertThat(held).isTrue();
        assertThat(looks).hasValue(21);
    }

    @ParameterizedTest
    @MethodSource("threads")
    void shouldReturnTrueWhenAnotherThreadMakesTheConditionHold(ThreadFactory threads) throws Exception {
        AtomicBoolean holds = new AtomicBoolean();
        CountDownLatch slow = new CountDownLatch(1);
        long start = System.nanoTime();
        CompletableFuture<Boolean> waiting = start(threads, () -> Polling.await(() -> {
            if (System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(20)) {
                slow.countDown();
            }
            return holds.get();
        }, inAMinute()));
        assertThat(slow.await(1, TimeUnit.MINUTES)).isTrue();
        holds.set(true);
        assertThat(waiting.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("threads")
    void shouldReturnFalseWhenTimeIsUp(ThreadFactory threads) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        assertThat(run(threads, () -> Polling.await(() -> false, deadline))).isFalse();
        assertThat(System.nanoTime() - deadline).isNotNegative();
    }

    @ParameterizedTest
    @MethodSource("threads")
    void shouldWaitOnAndStayInterruptedWhenInterrupted(ThreadFactory threads) throws Exception {
        AtomicInteger looks = new AtomicInteger();
        boolean interrupted = run(threads, () -> {
            Thread.currentThread().interrupt();
            return Polling.await(() -> looks.incrementAndGet() > 20, inAMinute()) && Thread.currentThread().isInterrupted();
        });
        assertThat(interrupted).isTrue();
    }

    @Test
    void shouldLookOnceWhenTheDeadlineHasPassed() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(Polling.await(() -> looks.incrementAndGet() > 1, System.nanoTime())).isFalse();
        assertThat(looks).hasValue(1);
    }

    private static long inAMinute() {
        return System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    }

    private static <T> T run(ThreadFactory threads, Supplier<T> task) throws Exception {
        return start(threads, task).get(1, TimeUnit.MINUTES);
    }

    private static <T> CompletableFuture<T> start(ThreadFactory threads, Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, command -> threads.newThread(command).start());
    }
}
