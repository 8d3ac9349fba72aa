package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.ffi.Completion;

class LateCompletionsTest {
    private static final int PLACES = 1_024;

    private final CompletableFuture<String> future = new CompletableFuture<>();

    @Test
    void shouldTakeNothingWhenNoClientIsOpen() {
        assertThat(LateCompletions.add(future, "value", null)).isFalse();
        LateCompletions.retry();
        assertThat(future).isNotDone();
    }

    @Test
    void shouldCompleteTheFutureWhenItIsTriedAgain() throws Exception {
        LateCompletions.opened();
        try {
            assertThat(LateCompletions.add(future, "value", null)).isTrue();
            assertThat(future).isNotDone();
            LateCompletions.retry();
            assertThat(future.get(1, TimeUnit.MINUTES)).isEqualTo("value");
        } finally {
            LateCompletions.closed();
        }
    }

    @Test
    void shouldFailTheFutureWhenItIsTriedAgain() {
        IllegalStateException failure = new IllegalStateException("made for a test");
        LateCompletions.opened();
        try {
            assertThat(LateCompletions.add(future, null, failure)).isTrue();
            LateCompletions.retry();
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> future.get(1, TimeUnit.MINUTES))
                    .withCause(failure);
        } finally {
            LateCompletions.closed();
        }
    }

    /** There is no memory for what follows the first times. */
    private static final class Full extends CompletableFuture<String> {
        private int left;

        Full(int times) {
            left = times;
        }

        @Override
        public boolean complete(String value) {
            full();
            return super.complete(value);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            full();
            return super.completeExceptionally(failure);
        }

        private synchronized void full() {
            if (left-- > 0) {
                throw new OutOfMemoryError("expected in this test");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void shouldCompleteInTheEndWhenThereIsNoMemoryAtFirst(int times) {
        LateCompletions.opened();
        try {
            CompletableFuture<String> completed = new Full(times);
            CompletableFuture<String> failed = new Full(times);
            assertThat(Completion.completeNow(completed, "value")).isTrue();
            assertThat(Completion.failNow(failed, new IllegalStateException("no"))).isTrue();
            await().until(() -> {
                LateCompletions.retry();
                return completed.isDone() && failed.isDone();
            });
            assertThat(completed).isCompletedWithValue("value");
            assertThat(failed.exceptionNow()).hasMessage("no");
        } finally {
            LateCompletions.closed();
        }
    }

    @Test
    void shouldCompleteOnAVirtualThreadWhenItIsTriedAgain() throws Exception {
        CompletableFuture<Boolean> virtual = future.thenApply(value -> Thread.currentThread().isVirtual());
        LateCompletions.opened();
        LateCompletions.add(future, "value", null);
        LateCompletions.closed();
        assertThat(virtual.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void shouldCompleteWhatWaitsWhenTheClientIsClosed() throws Exception {
        LateCompletions.opened();
        LateCompletions.add(future, "value", null);
        LateCompletions.closed();
        assertThat(future.get(1, TimeUnit.MINUTES)).isEqualTo("value");
        assertThat(LateCompletions.add(new CompletableFuture<>(), "value", null)).isFalse();
    }

    @Test
    void shouldHaveRoomForManyAndRefuseTheNextOne() throws Exception {
        LateCompletions.opened();
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        try {
            for (int i = 0; i < PLACES; i++) {
                futures.add(new CompletableFuture<>());
                assertThat(LateCompletions.add(futures.getLast(), i, null)).isTrue();
            }
            assertThat(LateCompletions.add(future, "value", null)).isFalse();
        } finally {
            LateCompletions.closed();
        }
        for (int i = 0; i < PLACES; i++) {
            assertThat(futures.get(i).get(1, TimeUnit.MINUTES)).isEqualTo(i);
        }
    }

    @Test
    void shouldUseEachPlaceAgainWhenItsFutureIsComplete() throws Exception {
        LateCompletions.opened();
        try {
            for (int i = 0; i < 2 * PLACES; i++) {
                CompletableFuture<Integer> each = new CompletableFuture<>();
                assertThat(LateCompletions.add(each, i, null)).isTrue();
                LateCompletions.retry();
                assertThat(each.get(1, TimeUnit.MINUTES)).isEqualTo(i);
            }
        } finally {
            LateCompletions.closed();
        }
    }
}
