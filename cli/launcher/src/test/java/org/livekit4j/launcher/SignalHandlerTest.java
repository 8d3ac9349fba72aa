package org.livekit4j.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SignalHandlerTest {
    private final SignalHandler interruption = new SignalHandler();
    private final AtomicInteger stops = new AtomicInteger();

    @Test
    void shouldStopNobodyWhenTheCommandIsThrough() {
        interruption.onSignal(stops::incrementAndGet);
        interruption.finished();

        interruption.run();

        assertThat(stops).hasValue(0);
    }

    @Test
    void shouldStopAndWaitWhenASignalComes() {
        interruption.onSignal(() -> {
            stops.incrementAndGet();
            interruption.finished();
        });

        interruption.run();

        assertThat(stops).hasValue(1);
    }

    @Test
    void shouldStopAtOnceWhenTheSignalCameBefore() throws InterruptedException {
        Thread hook = Thread.ofPlatform().start(interruption);
        while (hook.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        interruption.onSignal(() -> {
            stops.incrementAndGet();
            interruption.finished();
        });

        hook.join();
        assertThat(stops).hasValue(1);
    }
}
