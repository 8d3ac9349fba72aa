package org.livekit4j.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CompletionTest {

    @Test
    void shouldNotWaitWhenAContinuationBlocks() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CompletableFuture<String> future = new CompletableFuture<>();
        CompletableFuture<Boolean> virtual = future.thenApply(value -> {
            try {
                blocked.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Thread.currentThread().isVirtual();
        });
        Completion.complete(future, "done");
        await().until(future::isDone); // get() would run the continuation here
        assertThat(virtual).isNotDone();
        blocked.countDown();
        assertThat(virtual.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldFailTheFutureWhenItIsToldTo() {
        CompletableFuture<String> future = new CompletableFuture<>();
        IllegalStateException failure = new IllegalStateException("no");
        Completion.fail(future, failure);
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> future.get(10, TimeUnit.SECONDS)).withCause(failure);
    }

    @Test
    void shouldMakeAValueOfAnother() {
        CompletableFuture<Integer> source = new CompletableFuture<>();
        CompletableFuture<String> made = Completion.map(source, value -> "made of " + value);
        assertThat(made).isNotDone();
        source.complete(7);
        assertThat(made).isCompletedWithValue("made of 7");
    }

    @Test
    void shouldFailWithWhatTheFunctionThrows() {
        OutOfMemoryError full = new OutOfMemoryError("expected in this test");
        CompletableFuture<String> made = Completion.map(CompletableFuture.completedFuture(7), value -> {
            throw full;
        });
        assertThat(made.exceptionNow()).isSameAs(full);
    }

    @Test
    void shouldFailAsTheOtherDoes() {
        IllegalStateException failure = new IllegalStateException("no");
        CompletableFuture<String> made = Completion.map(CompletableFuture.failedFuture(failure), value -> "never");
        assertThat(made.exceptionNow()).isSameAs(failure);
    }

    @Test
    void shouldHandOutTheValueAtOnceWhenItIsThere() {
        CompletableFuture<String> own = CompletableFuture.completedFuture("value");
        CompletableFuture<String> handed = Completion.handOut(own);
        assertThat(handed).isNotSameAs(own).isCompletedWithValue("value");
    }

    @Test
    void shouldHandOutWhatBecomesOfAFuture() throws Exception {
        CompletableFuture<String> own = new CompletableFuture<>();
        CompletableFuture<String> first = Completion.handOut(own);
        CompletableFuture<String> second = Completion.handOut(own);
        first.complete("another");
        assertThat(own).isNotDone();
        own.complete("value");
        assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo("value");
        assertThat(first).isCompletedWithValue("another");
    }

    @Test
    void shouldHandOutTheFailureOfAFuture() {
        IllegalStateException failure = new IllegalStateException("no");
        CompletableFuture<String> own = new CompletableFuture<>();
        CompletableFuture<String> before = Completion.handOut(own);
        own.completeExceptionally(failure);
        CompletableFuture<String> after = Completion.handOut(own);
        for (CompletableFuture<String> handed : java.util.List.of(before, after)) {
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> handed.get(1, TimeUnit.MINUTES))
                    .withCause(failure);
        }
    }
}
