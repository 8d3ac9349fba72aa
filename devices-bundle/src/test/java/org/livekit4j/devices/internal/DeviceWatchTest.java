package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.Registration;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceChange;
import org.livekit4j.devices.DeviceKind;

@Timeout(60)
class DeviceWatchTest {
    private static final Device A = new Device(DeviceKind.MICROPHONE, "a", "");
    private static final Device B = new Device(DeviceKind.SPEAKER, "b", "");
    private static final Device C = new Device(DeviceKind.CAMERA, "c", "");

    private final Ticker ticker = new Ticker();
    private final BlockingQueue<DeviceChange> told = new LinkedBlockingQueue<>();
    private volatile List<Device> there = List.of(A);
    private final DeviceWatch watch = new DeviceWatch(() -> there, ticker);

    @AfterEach
    void close() {
        watch.close();
        ticker.close();
    }

    @Test
    void shouldBeToldByItselfWhenADeviceComesAndAnotherOneGoes() throws InterruptedException {
        watch.add(told::add);
        there = List.of(B);

        assertThat(told.take()).isEqualTo(new DeviceChange(List.of(B), List.of(A)));
    }

    @Test
    void shouldBeToldOfWhatIsThereByThenWhenAListenerIsSlow() throws InterruptedException {
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch slow = new CountDownLatch(1);
        watch.add(change -> {
            told.add(change);
            called.countDown();
            awaitQuietly(slow);
        });
        there = List.of(A, B);
        watch.look();
        called.await();
        there = List.of(A, B, C);
        watch.look();
        there = List.of(C);
        watch.look();
        slow.countDown();

        assertThat(told.take()).isEqualTo(new DeviceChange(List.of(B), List.of()));
        assertThat(told.take()).isEqualTo(new DeviceChange(List.of(C), List.of(A, B)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldBeToldWhenAnotherListenerThrows() throws InterruptedException {
        CountDownLatch thrown = new CountDownLatch(2);
        watch.add(_ -> {
            thrown.countDown();
            throw new IllegalStateException("on purpose");
        });
        watch.add(told::add);
        there = List.of(A, B);
        watch.look();
        told.take();
        there = List.of(A);
        watch.look();

        assertThat(told.take()).isEqualTo(new DeviceChange(List.of(), List.of(B)));
        thrown.await();
    }

    @Test
    void shouldNotBeToldWhenAListenerIsRemoved() throws InterruptedException {
        BlockingQueue<DeviceChange> removed = new LinkedBlockingQueue<>();
        Registration registration = watch.add(removed::add);
        watch.add(told::add);
        registration.close();
        registration.close();
        there = List.of(B);
        watch.look();

        told.take();
        assertThat(removed).isEmpty();
    }
}
