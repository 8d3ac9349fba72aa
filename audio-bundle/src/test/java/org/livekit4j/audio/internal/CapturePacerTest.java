package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CapturePacerTest {
    private static final long LONG = TimeUnit.HOURS.toNanos(2);
    private static final long SHORT = TimeUnit.MILLISECONDS.toNanos(20);

    private final CapturePacer pacer = new CapturePacer();
    private final CapturePacer.Turn turn = pacer.turn();

    @AfterEach
    void close() {
        pacer.close();
    }

    /** A thread that waits; the future ends with the wait, or says that it was interrupted. */
    private record Waiting(Thread thread, CompletableFuture<Void> end) {

        static Waiting start(CapturePacer.Turn turn, BooleanSupplier done, long due) {
            CompletableFuture<Void> end = new CompletableFuture<>();
            return new Waiting(Thread.startVirtualThread(() -> {
                try {
                    turn.await(done, due);
                    end.complete(null);
                } catch (InterruptedException e) {
                    end.completeExceptionally(e);
                }
            }), end);
        }

        Waiting parked() {
            await().until(() -> thread.getState() == Thread.State.WAITING);
            return this;
        }
    }

    private static BooleanSupplier after(long nanos) {
        long start = System.nanoTime();
        return () -> System.nanoTime() - start >= nanos;
    }

    @Test
    void shouldNotWaitWhenTheConditionHolds() throws InterruptedException {
        turn.await(() -> true, LONG);
    }

    @Test
    void shouldLookAtTheConditionWhenItIsDue() {
        Waiting.start(turn, after(SHORT), SHORT).end().join();
    }

    @Test
    void shouldLookAgainAndAgainWhenItIsDueAndTheConditionDoesNotHoldYet() {
        AtomicInteger looks = new AtomicInteger();
        Waiting.start(turn, () -> looks.incrementAndGet() == 10, SHORT).end().join();
    }

    @Test
    void shouldLookAtTheConditionWhenItIsWoken() {
        AtomicBoolean done = new AtomicBoolean();
        Waiting waiting = Waiting.start(turn, done::get, LONG).parked();
        done.set(true);
        turn.wake();
        waiting.end().join();
    }

    @Test
    void shouldWakeOneThatIsDueSoonWhenAnotherOneIsDueLater() {
        Waiting later = Waiting.start(pacer.turn(), () -> false, LONG).parked();
        Waiting.start(turn, after(SHORT), SHORT).end().join();
        assertThat(later.end()).isNotDone();
        later.thread().interrupt();
        assertThat(later.end()).failsWithin(10, TimeUnit.SECONDS).withThrowableThat()
                .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldWakeEachWhenManyWait() {
        List<Waiting> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long due = SHORT + i * SHORT / 100;
            all.add(Waiting.start(pacer.turn(), after(due), due));
        }
        all.forEach(waiting -> waiting.end().join());
    }

    @Test
    void shouldNotWakeAThreadThatNoLongerWaits() throws InterruptedException {
        turn.await(() -> true, -SHORT);
        turn.wake();
        Waiting waiting = Waiting.start(turn, () -> false, LONG).parked();
        assertThat(waiting.end()).isNotDone();
        waiting.thread().interrupt();
    }
}
