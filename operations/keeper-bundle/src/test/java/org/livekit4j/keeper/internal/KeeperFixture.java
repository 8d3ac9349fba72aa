package org.livekit4j.keeper.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.livekit4j.keeper.KeeperState;
import org.livekit4j.testing.FakeRooms;

/** A keeper whose rooms, clock and pauses are a test's. */
abstract class KeeperFixture {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String TOKEN = "the-token";

    final FakeRooms rooms = new FakeRooms();
    final RoomsReference slot = new RoomsReference();
    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final BlockingQueue<Duration> pauses = new LinkedBlockingQueue<>();
    final Semaphore awake = new Semaphore(0);
    final Semaphore turns = new Semaphore(1);
    final Keeper keeper = new Keeper(
            Settings.of("url", "ws://host:7880", "token", TOKEN, "retry.minMs", 100L, "retry.maxMs", 400L, "retry.stableMs",
                    5_000L),
            slot, turns,
            now::get, time -> {
                pauses.add(time);
                awake.acquire();
            }, () -> 0, List.of());
    final Thread thread = Thread.ofVirtual().unstarted(keeper);

    @AfterEach
    void end() throws InterruptedException {
        keeper.end();
        thread.join();
    }

    void start() {
        slot.bind(rooms);
        thread.start();
    }

    void awaitState(KeeperState state) {
        await().until(() -> keeper.status().state() == state);
    }

    void nextPause(long millis) throws InterruptedException {
        assertThat(pauses.take()).isEqualTo(Duration.ofMillis(millis));
        assertThat(keeper.status().state()).isEqualTo(KeeperState.RETRYING);
        assertThat(keeper.status().nextTry()).contains(now.get().plusMillis(millis));
    }
}
