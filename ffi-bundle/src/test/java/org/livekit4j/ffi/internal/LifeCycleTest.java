package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.FfiHealth;

class LifeCycleTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(5);

    private final FakeLibrary library = new FakeLibrary();
    private final AtomicInteger lateEnds = new AtomicInteger();

    @Test
    void shouldBeReadyWhenItIsNew() {
        LifeCycle life = new LifeCycle(library.functions, LONG);
        assertThat(life.state()).isEqualTo(FfiHealth.State.READY);
        assertThat(life.handlesGone()).isFalse();
    }

    @Test
    void shouldBeStoppedWhenTheLibraryIsDisposed() {
        LifeCycle life = new LifeCycle(library.functions, LONG);
        library.mayEnd.countDown();

        assertThat(stop(life)).isTrue();
        assertThat(life.state()).isEqualTo(FfiHealth.State.STOPPED);
        assertThat(life.handlesGone()).isTrue();
        assertThat(stop(life)).isFalse();
        assertThat(library.disposals).hasValue(1);
    }

    @Test
    void shouldBeStuckWhenTheLibraryIsNotDisposedInTime() {
        LifeCycle life = new LifeCycle(library.functions, SHORT);
        try {
            assertThat(stop(life)).isTrue();
            assertThat(life.state()).isEqualTo(FfiHealth.State.STUCK);
            assertThat(life.handlesGone()).isTrue();
            assertThat(lateEnds).hasValue(0);
            assertThatThrownBy(life::enter).isInstanceOf(FfiException.class).hasMessage("LiveKit's native library was shut down");
        } finally {
            library.mayEnd.countDown();
        }
        await().until(() -> lateEnds.get() == 1);
        assertThat(life.state()).isEqualTo(FfiHealth.State.STOPPED);
    }

    @Test
    void shouldNotDisposeBeforeTheLastRequestWhenOneIsUnderWay() {
        LifeCycle life = new LifeCycle(library.functions, LONG);
        library.mayEnd.countDown();
        life.enter();
        CompletableFuture<Boolean> stopped = CompletableFuture.supplyAsync(() -> stop(life));
        await().untilAsserted(() -> assertThatThrownBy(() -> {
            life.enter();
            life.leave();
        }).isInstanceOf(FfiException.class));
        assertThat(library.disposals).hasValue(0);

        life.leave();

        assertThat(stopped.join()).isTrue();
        assertThat(library.disposals).hasValue(1);
    }

    @Test
    void shouldKeepTheInterruptWhenTheThreadIsInterruptedWhileItWaits() {
        LifeCycle life = new LifeCycle(library.functions, LONG);
        library.mayEnd.countDown();
        Thread.currentThread().interrupt();
        try {
            assertThat(stop(life)).isTrue();
            assertThat(life.state()).isEqualTo(FfiHealth.State.STOPPED);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldWaitForMemoryInUseWhenItIsGivenBackInTime() {
        LifeCycle life = new LifeCycle(library.functions, LONG);
        library.mayEnd.countDown();
        AtomicInteger looks = new AtomicInteger();

        assertThat(life.stopping()).isTrue();
        assertThat(dispose(life, () -> looks.incrementAndGet() < 3)).isEqualTo(LifeCycle.Outcome.DISPOSED);

        assertThat(life.state()).isEqualTo(FfiHealth.State.STOPPED);
        assertThat(library.disposals).hasValue(1);
    }

    @Test
    void shouldLeaveTheLibraryAloneWhenMemoryStaysInUse() {
        LifeCycle life = new LifeCycle(library.functions, SHORT);

        assertThat(life.stopping()).isTrue();
        assertThat(dispose(life, () -> true)).isEqualTo(LifeCycle.Outcome.LEFT);

        assertThat(life.state()).isEqualTo(FfiHealth.State.STOPPED);
        assertThat(life.handlesGone()).isFalse();
        assertThat(library.disposals).hasValue(0);
    }

    private boolean stop(LifeCycle life) {
        if (!life.stopping()) {
            return false;
        }
        dispose(life, () -> false);
        return true;
    }

    private LifeCycle.Outcome dispose(LifeCycle life, BooleanSupplier inUse) {
        long deadline = System.nanoTime() + life.timeout().toNanos();
        return LifeCycle.await(() -> !inUse.getAsBoolean(), deadline)
                ? life.dispose(deadline, lateEnds::incrementAndGet)
                : life.leaveRunning();
    }
}
