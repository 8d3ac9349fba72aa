package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.Polling;

class LifeCycleWaitTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeLibrary library = new FakeLibrary();
    private final LifeCycle life = new LifeCycle(library.functions, LONG);

    @Test
    void shouldSayWhetherItIsStopping() {
        assertThat(life.isStopping()).isFalse();
        assertThat(life.stopping()).isTrue();
        assertThat(life.isStopping()).isTrue();
        assertThat(life.stopping()).isFalse();
    }

    @Test
    void shouldHaveTheTimeoutThatWasSetLast() {
        assertThat(life.timeout()).isEqualTo(LONG);
        life.timeout(Duration.ofSeconds(1));
        assertThat(life.timeout()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldWaitForNoRequestThatWasRefused() {
        library.mayEnd.countDown();
        life.stopping();
        assertThatThrownBy(life::enter).isInstanceOf(FfiException.class);
        assertThat(life.dispose(System.nanoTime() + LONG.toNanos(), () -> {
        })).isEqualTo(LifeCycle.Outcome.DISPOSED);
    }

    @Test
    void shouldWaitForTheEndWhenAnotherThreadShutsDown() throws Exception {
        Thread waiting = Thread.ofPlatform().daemon().start(life::awaitEnd);
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        life.ended();
        waiting.join(TimeUnit.MINUTES.toMillis(1));
        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void shouldWaitNoLongerForTheEndWhenTheThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        life.awaitEnd();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldCollectWhatCannotBeClosedAnyMoreWhenItWaitsLong() {
        WeakReference<Object> lost = new WeakReference<>(new Object());
        assertThat(LifeCycle.await(() -> lost.get() == null, System.nanoTime() + TimeUnit.MINUTES.toNanos(1))).isTrue();
    }

    @Test
    void shouldLookOnceWhenTimeIsUpAlready() {
        AtomicInteger looks = new AtomicInteger();
        long now = System.nanoTime();
        assertThat(LifeCycle.await(() -> looks.incrementAndGet() > 1, now)).isFalse();
        assertThat(LifeCycle.await(() -> true, now)).isTrue();
        assertThat(looks).hasValue(1);
    }

    @Test
    void shouldWaitForAThreadWhenItEndsInTime() {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
        });
        assertThat(Polling.await(() -> !thread.isAlive(), System.nanoTime() + LONG.toNanos())).isTrue();
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void shouldSayThatAThreadIsBusyWhenTimeIsUp() {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                library.mayEnd.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(Polling.await(() -> !thread.isAlive(), System.nanoTime())).isFalse();
        library.mayEnd.countDown();
        assertThat(Polling.await(() -> !thread.isAlive(), System.nanoTime() + LONG.toNanos())).isTrue();
    }

    @Test
    void shouldWaitForAThreadAndStayInterruptedWhenItWasBefore() {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            await().until(() -> library.mayEnd.getCount() == 0);
        });
        Thread waiting = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            library.mayEnd.countDown();
        });
        waiting.interrupt();
        assertThat(Polling.await(() -> !thread.isAlive(), System.nanoTime() + LONG.toNanos())).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }
}
