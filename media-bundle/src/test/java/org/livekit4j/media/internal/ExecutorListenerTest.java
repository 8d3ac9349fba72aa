package org.livekit4j.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.track.StreamInfo;

/** What becomes of frames whose executor does not run. The test tells the time. */
class ExecutorListenerTest {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final List<Integer> received = new ArrayList<>();
    private final List<Integer> dropped = new ArrayList<>();
    private final Mailbox<Integer> frames = Mailboxes.create(8, Overflow.DROP_OLDEST, dropped::add);
    private final long start = System.nanoTime();

    private ExecutorListener<Integer> listener(Executor executor) {
        frames.offer(1);
        frames.offer(2);
        return new ExecutorListener<>("test stream", frames, FrameReuse.none(),
                new StreamListener<>("test stream", StreamInfo.local("test"), received::add), executor, true);
    }

    static Stream<Executor> idle() {
        return Stream.of(_ -> {
        }, _ -> {
            throw new RejectedExecutionException("expected in this test");
        });
    }

    @ParameterizedTest
    @MethodSource("idle")
    void shouldDropWhatWaitsWhenTheExecutorBeginsNothingForAMinuteAfterTheEnd(Executor executor) {
        ExecutorListener<Integer> listener = listener(executor);
        listener.look(start + 5 * MINUTE_NANOS);
        frames.close();
        listener.look(start + 6 * MINUTE_NANOS - 1);
        assertThat(dropped).isEmpty();
        assertThat(listener.isOver()).isFalse();
        listener.look(start + 6 * MINUTE_NANOS);

        assertThat(dropped).containsExactly(1, 2);
        assertThat(received).isEmpty();
        assertThat(listener.isOver()).isTrue();
    }

    @Test
    void shouldDeliverWhatWaitsWhenTheExecutorBeginsInTime() {
        List<Runnable> tasks = new ArrayList<>();
        ExecutorListener<Integer> listener = listener(tasks::add);
        frames.close();
        listener.look(start + MINUTE_NANOS / 2);
        tasks.forEach(Runnable::run);
        listener.look(start + 2 * MINUTE_NANOS);

        assertThat(received).containsExactly(1, 2);
        assertThat(dropped).isEmpty();
        assertThat(listener.isOver()).isTrue();
    }
}
