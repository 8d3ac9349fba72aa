package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.livekit4j.Registration;
import org.livekit4j.ffi.FfiListener;

class ListenersTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final Listeners listeners = new Listeners();
    private final List<String> told = new CopyOnWriteArrayList<>();

    private FfiListener listener(String name, Runnable stopping) {
        return new FfiListener() {
            @Override
            public void panicked(String message) {
                told.add(name + " " + message);
            }

            @Override
            public void stopping() {
                stopping.run();
                told.add(name + " stops");
            }
        };
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldTellEachWhenTheLibraryStops() {
        listeners.add(listener("anna", () -> {
        }), "anna");
        listeners.add(listener("ben", () -> {
        }), "ben");
        listeners.stopping(LONG);
        assertThat(told).containsExactlyInAnyOrder("anna stops", "ben stops");
    }

    @Test
    void shouldTellNothingWhenTheListenerIsRemovedBefore() {
        Registration anna = listeners.add(listener("anna", () -> {
        }), "anna");
        listeners.add(listener("ben", () -> {
        }), "ben");
        anna.close();
        anna.close();
        listeners.panicked("once");
        await().until(() -> told.contains("ben once"));
        listeners.stopping(LONG);
        assertThat(told).containsExactly("ben once", "ben stops");
    }

    @Test
    void shouldWaitForEachThatIsTold() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        listeners.add(listener("anna", () -> uninterruptibly(mayEnd)), "anna");
        listeners.add(listener("ben", mayEnd::countDown), "ben");
        listeners.stopping(LONG);
        assertThat(told).containsExactlyInAnyOrder("ben stops", "anna stops");
    }

    @Test
    void shouldWaitNoLongerWhenAListenerIsBusy() {
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicReference<Thread> busy = new AtomicReference<>();
        listeners.add(listener("anna", () -> {
            busy.set(Thread.currentThread());
            uninterruptibly(mayEnd);
        }), "anna");
        listeners.stopping(Duration.ofMillis(1));
        assertThat(told).isEmpty();
        await().until(() -> busy.get() != null);
        assertThat(listeners.isStopping(busy.get())).isTrue();
        assertThat(listeners.isStopping(Thread.currentThread())).isFalse();
        mayEnd.countDown();
        await().until(() -> told.contains("anna stops"));
    }

    @Test
    void shouldTellOnAThreadWithNothingOfTheCallers() {
        InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
        List<String> inherited = new CopyOnWriteArrayList<>();
        local.set("of the caller");
        listeners.add(message -> inherited.add(Thread.currentThread().getName() + " " + local.get()), "anna");
        listeners.add(listener("ben", () -> inherited.add(Thread.currentThread().getName() + " " + local.get())), "ben");
        listeners.panicked("once");
        await().until(() -> !inherited.isEmpty());
        listeners.stopping(LONG);
        assertThat(inherited).containsExactly("livekit-news null", "livekit-stopping null");
    }

    @Test
    void shouldTellNoNewsAnyMoreWhenItHasStopped() {
        listeners.add(listener("anna", () -> {
        }), "anna");
        listeners.panicked("before");
        listeners.stopping(LONG);
        await().until(() -> told.contains("anna before"));
        listeners.panicked("after");
        CountDownLatch later = new CountDownLatch(1);
        listeners.add(message -> later.countDown(), "ben");
        listeners.panicked("last");
        uninterruptibly(later);
        assertThat(told).containsExactlyInAnyOrder("anna before", "anna stops");
    }
}
