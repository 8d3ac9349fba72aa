package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.ffi.ShutDownException;

@Timeout(30)
class NativeAudioSourceTest {
    private static final int RATE = 8_000;
    private static final int TEN_MS = RATE / 100;
    private static final AudioFrame SHORT = AudioFrame.silence(RATE, 1, TEN_MS);

    private final HeldClient client = new HeldClient();
    private final NativeAudioSource source = new NativeAudioSource(client, AudioSourceOptions.of(RATE, 1), closed -> {
    });

    /** A capture on a thread of its own. */
    private record Capturing(Thread thread, CompletableFuture<Void> outcome) {

        void awaitWaiting() {
            await().until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
        }

        Throwable failure() throws InterruptedException {
            try {
                outcome.get();
                throw new AssertionError("it did not fail");
            } catch (ExecutionException e) {
                return e.getCause();
            }
        }
    }

    private Capturing capture(AudioFrame frame) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                source.capture(frame);
                outcome.complete(null);
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        return new Capturing(thread, outcome);
    }

    private HeldClient.Capture handedOver() throws InterruptedException {
        return client.captures.poll(10, TimeUnit.SECONDS);
    }

    private HeldClient.Capture interruptedCapture() throws InterruptedException {
        Capturing interrupted = capture(SHORT);
        HeldClient.Capture pending = handedOver();
        interrupted.awaitWaiting();
        interrupted.thread().interrupt();
        assertThat(interrupted.failure()).isInstanceOf(InterruptedException.class);
        return pending;
    }

    @Test
    void shouldWaitForTheAnswerToTheFrameBeforeWhenItsCallerWasInterrupted() throws Exception {
        HeldClient.Capture pending = interruptedCapture();
        Capturing next = capture(SHORT);
        next.awaitWaiting();
        assertThat(client.captures).isEmpty();

        pending.accept();

        handedOver().accept();
        next.outcome().get();
        assertThat(source.queuedDuration()).isPositive().isLessThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void shouldWaitForItAfterTheQueueWasCleared() throws Exception {
        HeldClient.Capture pending = interruptedCapture();
        source.clearQueue();
        Capturing next = capture(SHORT);
        next.awaitWaiting();
        assertThat(client.captures).isEmpty();

        pending.accept();

        handedOver().accept();
        next.outcome().get();
        assertThat(client.clears).hasValue(1);
    }

    @Test
    void shouldTakeTheNextFrameWhateverBecameOfTheOneBefore() throws Exception {
        HeldClient.Capture pending = interruptedCapture();
        Capturing next = capture(SHORT);
        next.awaitWaiting();
        pending.answer().completeExceptionally(new LiveKitException("lost"));

        handedOver().accept();
        next.outcome().get();
    }

    @Test
    void shouldBeInterruptibleWhileItWaitsForTheFrameBefore() throws Exception {
        HeldClient.Capture pending = interruptedCapture();
        Capturing next = capture(SHORT);
        next.awaitWaiting();
        next.thread().interrupt();
        assertThat(next.failure()).isInstanceOf(InterruptedException.class);

        pending.accept();
        assertThat(client.captures).as("what is handed over of a frame that had no turn").isEmpty();
    }

    @Test
    void shouldNotCountAFrameAsQueuedWhenItIsRefused() throws Exception {
        Capturing refused = capture(AudioFrame.silence(RATE, 1, 10 * TEN_MS));
        handedOver().refuse();

        assertThat(refused.failure()).isInstanceOf(LiveKitException.class);
        assertThat(source.queuedDuration()).isZero();
    }

    @Test
    void shouldNotCountAFrameAsQueuedWhenItIsRefusedAfterItsCallerWasInterrupted() throws Exception {
        HeldClient.Capture pending = interruptedCapture();
        pending.refuse();
        assertThat(source.queuedDuration()).isZero();
    }

    @Test
    void shouldHandALongFrameOverInPiecesInOrder() throws Exception {
        short[] samples = new short[25 * TEN_MS];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) i;
        }
        Capturing capturing = capture(new AudioFrame(samples, RATE, 1));
        List<Short> heard = new ArrayList<>();
        for (int piece = 0; piece < 3; piece++) {
            HeldClient.Capture capture = handedOver();
            assertThat(client.captures).as("pieces before the answer to the one before").isEmpty();
            for (short sample : capture.samples()) {
                heard.add(sample);
            }
            capture.accept();
        }
        capturing.outcome().get();

        assertThat(heard).hasSize(samples.length);
        for (int i = 0; i < samples.length; i++) {
            assertThat(heard.get(i)).isEqualTo(samples[i]);
        }
    }

    @Test
    void shouldDropTheRestOfALongFrameWhenTheQueueIsCleared() throws Exception {
        Capturing capturing = capture(AudioFrame.silence(RATE, 1, 1_000 * TEN_MS));
        handedOver().accept();
        HeldClient.Capture second = handedOver();
        capturing.awaitWaiting();
        source.clearQueue();
        assertThat(source.queuedDuration()).isZero();
        second.accept();

        capturing.outcome().get();
        assertThat(client.captures).isEmpty();
        assertThat(source.queuedDuration()).isZero();
    }

    @Test
    void shouldDropTheRestOfALongFrameWhenItsCallerIsInterrupted() throws Exception {
        Capturing capturing = capture(AudioFrame.silence(RATE, 1, 1_000 * TEN_MS));
        HeldClient.Capture first = handedOver();
        capturing.awaitWaiting();
        capturing.thread().interrupt();
        assertThat(capturing.failure()).isInstanceOf(InterruptedException.class);
        first.accept();

        capture(SHORT);
        assertThat(handedOver().samples()).as("the next frame").hasSize(TEN_MS);
    }

    @Test
    void shouldWakeWhoWaitsForTheFrameBeforeWhenItIsClosed() throws Exception {
        interruptedCapture();
        Capturing next = capture(SHORT);
        next.awaitWaiting();
        source.close();

        assertThat(next.failure()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> source.capture(SHORT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(source::clearQueue).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldTakeNoMoreFramesWhenTheLibraryShutsDown() throws Exception {
        Capturing late = capture(SHORT);
        handedOver().answer().completeExceptionally(new ShutDownException());
        assertThat(late.failure()).isInstanceOf(IllegalStateException.class).hasCauseInstanceOf(ShutDownException.class)
                .hasMessageStartingWith("this audio source takes no more frames");
    }
}
