package org.livekit4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.livekit4j.room.DisconnectReason;
import org.livekit4j.room.RoomEndedException;

class WaitingTest {

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    @Test
    void shouldThrowTheExceptionItselfWhenAFutureFails() {
        RoomEndedException failure = new RoomEndedException("over", DisconnectReason.ROOM_CLOSED);
        CompletableFuture<String> future = CompletableFuture.failedFuture(failure);

        assertThatThrownBy(() -> LiveKit.await(future)).isSameAs(failure);
        assertThatThrownBy(() -> LiveKit.await(future, Duration.ofSeconds(1))).isSameAs(failure);
        assertThatThrownBy(() -> LiveKit.await(CompletableFuture.failedFuture(new AssertionError("bad"))))
                .isInstanceOf(AssertionError.class).hasMessage("bad");
    }

    @Test
    void shouldThrowTheExceptionItselfWhenAStageBeforeFails() {
        CompletableFuture<String> first = CompletableFuture.failedFuture(new LiveKitException("refused"));

        assertThatThrownBy(() -> LiveKit.await(first.thenApply(String::strip))).isInstanceOf(LiveKitException.class)
                .hasMessage("refused");
    }

    @Test
    void shouldKeepACheckedExceptionAsTheCauseWhenAFutureFailsWithIt() {
        IOException failure = new IOException("no file");

        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> LiveKit.await(CompletableFuture.failedFuture(failure)))
                .withMessage("no file").withCause(failure);
    }

    @Test
    void shouldGiveUpWhenTheTimeIsUp() {
        CompletableFuture<String> future = new CompletableFuture<>();

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> LiveKit.await(future, Duration.ofMillis(1)))
                .withMessage("not done within PT0.001S");
        assertThat(future).isCancelled();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> LiveKit.await(future));
    }

    @Test
    void shouldGiveUpWhenTheThreadIsInterrupted() {
        CompletableFuture<String> future = new CompletableFuture<>();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> LiveKit.await(future));
        assertThat(future).isCancelled();
    }

    @Test
    void shouldReturnTheValueWhenTheFutureIsDone() throws Exception {
        assertThat(LiveKit.await(CompletableFuture.completedFuture("x"))).isEqualTo("x");
        assertThat(LiveKit.await(CompletableFuture.completedFuture("x"), Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo("x");
        assertThatNullPointerException().isThrownBy(() -> LiveKit.await(null)).withMessage("future is null");
    }
}
