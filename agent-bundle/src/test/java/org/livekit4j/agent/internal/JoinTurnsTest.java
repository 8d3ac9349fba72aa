package org.livekit4j.agent.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.room.Room;

@Timeout(60)
class JoinTurnsTest {
    private static final int MOST = 8;

    private final JoinTurns turns = new JoinTurns();
    private final List<CompletableFuture<Room>> joining = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger interrupted = new AtomicInteger();

    private void join() {
        threads.add(Thread.ofVirtual().start(() -> {
            try {
                turns.join(this::connect);
            } catch (ExecutionException e) {
                // as the test wants it
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            }
        }));
    }

    private CompletableFuture<Room> connect() {
        CompletableFuture<Room> room = new CompletableFuture<>();
        joining.add(room);
        return room;
    }

    @AfterEach
    void end() {
        threads.forEach(Thread::interrupt);
        await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void shouldBeginOneAfterTheOtherWhenEachIsJoinedOrFails() {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 3 * MOST; i++) {
            boolean fails = i % 2 == 0;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    turns.join(() -> {
                        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                        joining.add(null);
                        underWay.decrementAndGet();
                        return fails
                                ? CompletableFuture.failedFuture(new IllegalStateException("expected in this test"))
                                : CompletableFuture.completedFuture(null);
                    });
                } catch (ExecutionException | InterruptedException e) {
                    // as the test wants it
                }
            }));
        }

        await().until(() -> joining.size() == 3 * MOST);
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldBeginTheNextWhenTheOneBeforeTakesLong() {
        join();
        await().until(() -> joining.size() == 1);
        join();

        await().until(() -> joining.size() == 2);
        assertThat(joining).noneMatch(CompletableFuture::isDone);
    }

    @Test
    void shouldBeginNoNinthWhenEightAreBeingJoined() {
        for (int i = 0; i <= MOST; i++) {
            join();
        }
        await().until(() -> joining.size() == MOST);
        await().during(Duration.ofSeconds(1)).until(() -> joining.size() == MOST);
        joining.getFirst().complete(null);

        await().until(() -> joining.size() == MOST + 1);
    }

    @Test
    void shouldGiveItsTurnAwayWhenItIsInterrupted() {
        join();
        await().until(() -> joining.size() == 1);
        threads.getFirst().interrupt();
        await().until(() -> interrupted.get() == 1);

        assertThat(joining.getFirst()).isCancelled();
        join();
        await().until(() -> joining.size() == 2);
    }
}
