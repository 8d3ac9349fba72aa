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
}
