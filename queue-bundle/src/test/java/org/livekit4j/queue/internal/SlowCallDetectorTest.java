package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlowCallDetectorTest {
    private final InvocationSlot slots = new InvocationSlot(null);
    private final SlowCallDetector watch = new SlowCallDetector(slots);
    private final List<Long> reported = new ArrayList<>();

    private void look(long millis) {
        watch.look(TimeUnit.MILLISECONDS.toNanos(millis), 1_000, (caller, age) -> {
            reported.add(age);
            assertThat(caller).isSameAs(Thread.currentThread());
        });
    }

    @Test
    void shouldNameASubscriberOnceWhenOneCallTakesLong() {
        InvocationSlot slot = slots.enter();
        slot.start();
        look(0);
        look(500);
        assertThat(reported).isEmpty();
        look(1_000);
        look(1_500);
        assertThat(reported).containsExactly(1_000L);
        slot.finish();
        slot.leave();
        look(2_000);
        assertThat(watch.longestMillis()).isEqualTo(1_500);
    }

    @Test
    void shouldSayNothingWhenManyCallsAreShort() {
        for (int i = 0; i < 10; i++) {
            InvocationSlot slot = slots.enter();
            slot.start();
            look(i * 500);
            slot.finish();
            slot.leave();
        }
        assertThat(reported).isEmpty();
        assertThat(watch.longestMillis()).isZero();
    }

    @Test
    void shouldWatchEachThreadWhenSeveralAreInTheSubscriber() {
        slots.enter().start();
        InvocationSlot nested = slots.enter();
        nested.start();
        look(0);
        nested.finish();
        nested.leave();
        look(3_000);
        assertThat(reported).containsExactly(3_000L);
    }
}
