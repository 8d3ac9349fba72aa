package org.livekit4j.ffi.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.livekit4j.ffi.FfiHealth;

class PanicTest {
    @RegisterExtension
    final OpenBridge open = new OpenBridge();

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private EventCallback callback;

    @BeforeEach
    void prepare() {
        callback = new EventCallback(open.get(), new PendingRequests(new Timeouts()));
    }

    private void panic(String message) {
        try (NativeBytes memory = Events.memory(Events.panic(message))) {
            callback.onEvent(memory.address(), memory.size());
        }
    }

    @Test
    void shouldBeDegradedWhenTheLibraryPanicked() {
        assertThat(open.get().health().state()).isEqualTo(FfiHealth.State.READY);
        panic("first");
        panic("the room was given up, token: \"abc\"");

        FfiHealth health = open.get().health();
        assertThat(health.state()).isEqualTo(FfiHealth.State.DEGRADED);
        assertThat(health.panics()).isEqualTo(2);
        assertThat(health.lastPanic()).contains("the room was given up, token: <redacted>");
        assertThat(callback.statistics().received()).isEqualTo(2);
    }

    @Test
    void shouldTellTheListenerOnAnotherThreadWithoutSecretsWhenTheLibraryPanicked() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        open.get().listen(message -> {
            threads.add(Thread.currentThread());
            told.add(message);
        });
        panic("token: \"abc\"");

        assertThat(told.take()).isEqualTo("token: <redacted>");
        assertThat(threads.take()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void shouldTellTheOthersWhenAListenerThrows() throws Exception {
        AtomicInteger thrown = new AtomicInteger();
        open.get().listen(message -> {
            thrown.incrementAndGet();
            throw new IllegalStateException("made for a test");
        });
        open.get().listen(message -> {
            thrown.incrementAndGet();
            throw new StackOverflowError("made for a test");
        });
        open.get().listen(told::add);
        panic("one");
        panic("two");

        assertThat(told.take()).isEqualTo("one");
        assertThat(told.take()).isEqualTo("two");
        await().until(() -> thrown.get() == 4);
    }

    @Test
    void shouldTellNothingWhenTheListenerIsRemoved() throws Exception {
        BlockingQueue<String> removed = new LinkedBlockingQueue<>();
        AutoCloseable listening = open.get().listen(removed::add);
        open.get().listen(told::add);
        listening.close();
        panic("one");

        assertThat(told.take()).isEqualTo("one");
        assertThat(removed).isEmpty();
    }

    @Test
    void shouldStayStoppedWhenThePanicWasBefore() {
        panic("one");
        open.get().close();
        assertThat(open.get().health().state()).isEqualTo(FfiHealth.State.STOPPED);
        await().untilAsserted(() -> assertThat(open.get().health().panics()).isEqualTo(1));
    }
}
