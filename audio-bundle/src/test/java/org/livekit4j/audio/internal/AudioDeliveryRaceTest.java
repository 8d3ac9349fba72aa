package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;

/** Threads that capture, and one that answers at once, as the library's own thread does while another one captures. */
@Timeout(60)
class AudioDeliveryRaceTest {
    private static final int RATE = 8_000;
    private static final int FRAMES = 20_000;
    private static final int LENGTH = 3;
    private static final int THREADS = 2;

    private final HeldClient client = new HeldClient();
    private final CapturePacer pacer = new CapturePacer();
    /** So long that the clock is no hindrance. */
    private final NativeAudioSource source = new NativeAudioSource(client, pacer,
            AudioSourceOptions.of(RATE, 1).withQueueSizeMs(60_000), closed -> {
            });
    private final List<Short> heard = new ArrayList<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void close() {
        source.close();
        pacer.close();
    }

    private static AudioFrame frame(int thread, int number) {
        short[] samples = new short[LENGTH];
        Arrays.fill(samples, (short) (number * THREADS + thread));
        return new AudioFrame(samples, RATE, 1);
    }

    private CompletableFuture<Void> start(Attempt task) {
        return CompletableFuture.runAsync(() -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, work -> Thread.ofPlatform().start(work));
    }

    private interface Attempt {
        void run() throws InterruptedException;
    }

    private void capture(int thread) throws InterruptedException {
        for (int number = 0; number < FRAMES / THREADS; number++) {
            source.capture(frame(thread, number));
        }
    }

    private void tryUntilTaken(int thread) {
        for (int number = 0; number < FRAMES / THREADS; number++) {
            while (!source.tryCapture(frame(thread, number))) {
                Thread.onSpinWait();
            }
        }
    }

    private void answer() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        while (!over.get() || !client.captures.isEmpty()) {
            HeldClient.Capture piece = client.captures.poll(1, TimeUnit.MILLISECONDS);
            if (piece != null) {
                assertThat(client.captures).as("pieces before the answer to the one before").isEmpty();
                for (short sample : piece.samples()) {
                    heard.add(sample);
                }
                for (int pause = random.nextInt(100); pause > 0; pause--) {
                    Thread.onSpinWait();
                }
                piece.accept();
            }
        }
    }

    private void run(Attempt first, Attempt second) {
        CompletableFuture<Void> answering = start(this::answer);
        CompletableFuture.allOf(start(first), start(second)).join();
        over.set(true);
        answering.join();
        assertAllHeardInOrder();
    }

    private void assertAllHeardInOrder() {
        assertThat(heard).hasSize(FRAMES * LENGTH);
        int[] next = new int[THREADS];
        for (int i = 0; i < heard.size(); i += LENGTH) {
            int thread = Math.floorMod(heard.get(i), THREADS);
            assertThat(heard.subList(i, i + LENGTH)).as("a frame is whole")
                    .containsOnly((short) (next[thread] * THREADS + thread));
            next[thread]++;
        }
        assertThat(source.refusedDuration()).isZero();
    }

    @Test
    void shouldHandOverEachFrameOnceAndWholeWhenTwoThreadsCapture() {
        run(() -> capture(0), () -> capture(1));
    }

    @Test
    void shouldHandOverEachFrameOnceAndWholeWhenTwoThreadsTry() {
        run(() -> tryUntilTaken(0), () -> tryUntilTaken(1));
    }

    @Test
    void shouldHandOverEachFrameOnceAndWholeWhenOneThreadCapturesAndAnotherOneTries() {
        run(() -> capture(0), () -> tryUntilTaken(1));
    }
}
