package org.livekit4j.room.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.proto.Reconnected;
import org.livekit4j.ffi.proto.RoomEvent;

@Timeout(30)
class BusyListenersTest {
    private static final int EVENTS = 100;
    private static final long EVENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Fixture fixture = new Fixture();
    private final NativeRoom room = fixture.room();

    private static void compute() {
        long end = System.nanoTime() + EVENT_NANOS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** The JVM does not take a carrier thread from a virtual thread that computes. */
    @Test
    void shouldLetOthersRunWhenThereAreAsManyBusyListenersAsProcessors() throws InterruptedException {
        int listeners = Runtime.getRuntime().availableProcessors() * 2;
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch released = new CountDownLatch(1);
        for (int i = 0; i < listeners; i++) {
            room.addListener((_, _) -> {
                Uninterrupted.await(released);
                compute();
                calls.incrementAndGet();
            });
        }
        IntStream.range(0, EVENTS).forEach(_ -> fixture
                .fire(RoomEvent.newBuilder().setReconnected(Reconnected.getDefaultInstance())));
        AtomicInteger callsBefore = new AtomicInteger();
        Thread other = Thread.ofVirtual().unstarted(() -> callsBefore.set(calls.get()));
        released.countDown();
        other.start();
        other.join();
        assertThat(callsBefore.get()).isLessThan(EVENTS);
    }
}
