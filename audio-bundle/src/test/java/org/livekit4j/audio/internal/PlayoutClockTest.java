package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlayoutClockTest {
    private static final long MS = 1_000_000;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5 * MS); // nanoTime may overflow
    private final PlayoutClock clock = new PlayoutClock(now::get);

    @Test
    void shouldAddUpWhenCapturesComeFasterThanTheyPlay() {
        clock.captured(10 * MS);
        now.addAndGet(2 * MS);
        clock.captured(10 * MS);

        assertThat(clock.queuedNanos()).isEqualTo(18 * MS);
    }

    @Test
    void shouldStartAnewWhenTheQueueRanDry() {
        clock.captured(10 * MS);
        now.addAndGet(50 * MS);
        assertThat(clock.queuedNanos()).isZero();

        clock.captured(10 * MS);

        assertThat(clock.queuedNanos()).isEqualTo(10 * MS);
    }

    @Test
    void shouldNotWaitWhenNothingIsQueued() throws InterruptedException {
        clock.awaitPlayed();
        clock.captured(10 * MS);
        clock.clear();
        clock.awaitPlayed();
        assertThat(clock.queuedNanos()).isZero();
    }

    @Test
    void shouldWakeWhoWaitsWhenTheQueueIsCleared() throws InterruptedException {
        clock.captured(3_600_000 * MS);
        Thread waiting = Thread.startVirtualThread(() -> {
            try {
                clock.awaitPlayed();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        clock.clear();

        waiting.join();
    }
}
