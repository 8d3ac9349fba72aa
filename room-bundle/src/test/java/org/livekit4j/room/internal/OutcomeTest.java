package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutcomeTest {
    private final Outcome<String> outcome = new Outcome<>();

    @Test
    void shouldTellAllWhenItIsDecided() {
        CompletableFuture<String> early = outcome.future();
        assertThat(outcome.decide("a")).isTrue();
        assertThat(outcome.decide("b")).isFalse();
        assertThat(early.join()).isEqualTo("a");
        assertThat(outcome.future()).isCompletedWithValue("a");
    }

    @Test
    void shouldTellTheOthersWhenWhatHangsOnOneBlocks() {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<String> blocking = outcome.future();
        blocking.thenRun(() -> Uninterrupted.await(never));
        CompletableFuture<String> other = outcome.future();
        outcome.decide("a");
        assertThat(other.join()).isEqualTo("a");
        never.countDown();
    }

    @Test
    void shouldNotBeDecidedByAUserOfAFuture() {
        assertThat(outcome.future().complete("mine")).isTrue();
        CompletableFuture<String> other = outcome.future();
        outcome.decide("a");
        assertThat(other.join()).isEqualTo("a");
    }

    @Test
    void shouldFailAllWhenItHasFailed() {
        CompletableFuture<String> early = outcome.future();
        outcome.fail(new IllegalStateException("no"));
        assertThatThrownBy(early::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(outcome.future()::join).hasCauseInstanceOf(IllegalStateException.class);
    }
}
