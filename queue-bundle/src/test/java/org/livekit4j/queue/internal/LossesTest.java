package org.livekit4j.queue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.ffi.UserCode;
import org.slf4j.LoggerFactory;

@Timeout(30)
class LossesTest {
    private final UserCode guard = new UserCode(LoggerFactory.getLogger(LossesTest.class), () -> "the test's listener");
    private final Losses losses = new Losses();
    private final List<Long> told = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();

    @Test
    void shouldTellWhatIsNotToldYetOnAThreadOfItsOwn() {
        LongConsumer listener = count -> {
            threads.add(Thread.currentThread().getName());
            told.add(count);
        };
        losses.tell("meter loss", guard, listener);
        losses.add();
        losses.add();
        assertThat(losses.count()).isEqualTo(2);
        losses.tell("meter loss", guard, listener);
        await().until(() -> told.equals(List.of(2L)));
        losses.tell("meter loss", guard, listener);
        losses.add();
        await().until(() -> {
            losses.tell("meter loss", guard, listener); // does nothing until the first call is over
            return told.size() == 2;
        });
        assertThat(told).containsExactly(2L, 1L);
        assertThat(threads).containsOnly("livekit meter loss");
    }

    @Test
    void shouldTellOneAtATimeWhenTheListenerIsSlow() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        LongConsumer listener = count -> {
            inside.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            told.add(count);
        };
        losses.add();
        losses.tell("meter loss", guard, listener);
        inside.await();
        losses.add();
        losses.tell("meter loss", guard, listener);
        assertThat(told).isEmpty();
        release.countDown();
        await().until(() -> {
            losses.tell("meter loss", guard, listener);
            return told.equals(List.of(1L, 1L));
        });
    }

    @Test
    void shouldTellItLaterWhenThereCouldBeNoThreadForIt() {
        losses.add();
        assertThatThrownBy(() -> losses.tell("meter loss", guard, null)).isInstanceOf(NullPointerException.class);
        losses.tell("meter loss", guard, told::add);
        await().until(() -> told.equals(List.of(1L)));
    }
}
