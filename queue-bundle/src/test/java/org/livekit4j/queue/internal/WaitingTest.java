package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Polling;

/** How a thread waits, and with which threads the users are called. */
@Timeout(30)
class WaitingTest {

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }

    @Test
    void shouldLookOnceWhenThereIsNoTime() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(Polling.await(() -> looks.incrementAndGet() == 2, System.nanoTime() - 1)).isFalse();
        assertThat(looks).hasValue(1);
        assertThat(Polling.await(() -> true, System.nanoTime() - 1)).isTrue();
    }

    @Test
    void shouldLookAgainUntilItIsSo() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(Polling.await(() -> looks.incrementAndGet() == 3, in(Duration.ofMinutes(1)))).isTrue();
        assertThat(looks).hasValue(3);
    }

    @Test
    void shouldKeepAnInterruptAndWaitOnWhenInterrupted() {
        AtomicInteger looks = new AtomicInteger();
        assertThat(Polling.await(() -> looks.incrementAndGet() == 3, in(Duration.ofMinutes(1)))).isTrue();
        assertThat(Thread.interrupted()).isFalse();
        Thread.currentThread().interrupt();
        looks.set(0);
        assertThat(Polling.await(() -> looks.incrementAndGet() == 3, in(Duration.ofMinutes(1)))).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldTakeTheUsersClassLoaderAndNothingElseFromTheThreadThatStartsIt() throws Exception {
        InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
        inherited.set("mine");
        CompletableFuture<String> seen = new CompletableFuture<>();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(null);
        try {
            Thread thread = CallbackThreads.start("a\nb", this, () -> seen.complete(Thread.currentThread().getContextClassLoader()
                    + " " + inherited.get()));
            assertThat(thread.isVirtual()).isTrue();
            assertThat(thread.getName()).isEqualTo("livekit a\\nb");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(seen.get()).isEqualTo(WaitingTest.class.getClassLoader() + " null");
    }
}
