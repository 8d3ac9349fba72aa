package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.ffi.ShutDownException;

@Timeout(30)
class NativeAudioSourceTest extends AudioSourceFixture {
    private static final AudioFrame MINUTE = AudioFrame.silence(RATE, 1, 6_000 * TEN_MS);

    private static AudioFrame counting(int from, int length) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) (from + i);
        }
        return new AudioFrame(samples, RATE, 1);
    }

    @Test
    void shouldNotWaitForTheAnswerWhenAFrameIsCaptured() throws Exception {
        source.capture(SHORT);
        source.capture(SHORT);
        assertThat(client.captures).as("pieces before the answer to the first").hasSize(1);
        assertThat(source.queuedDuration()).isLessThanOrEqualTo(Duration.ofMillis(20));

        handedOver().accept();
        handedOver().accept();
        assertThat(client.captures).isEmpty();
    }

    @Test
    void shouldHandOverTogetherWhatIsCapturedBeforeTheAnswer() throws Exception {
        source.capture(counting(0, TEN_MS));
        for (int frame = 1; frame < 5; frame++) {
            source.capture(counting(frame * TEN_MS, TEN_MS));
        }
        assertThat(handedOver().samples()).isEqualTo(counting(0, TEN_MS).data());
        assertThat(client.captures).isEmpty();
    }

    @Test
    void shouldHandOverInOrderAndWholeWhatIsCapturedBeforeTheAnswer() throws Exception {
        for (int frame = 0; frame < 5; frame++) {
            source.capture(counting(frame * TEN_MS, TEN_MS));
        }
        handedOver().accept();
        HeldClient.Capture rest = handedOver();
        assertThat(rest.samples()).isEqualTo(counting(TEN_MS, 4 * TEN_MS).data());
        rest.accept();
        assertThat(client.captures).isEmpty();
    }

    @Test
    void shouldPrepareTheRequestOnceWhenFramesAreOfOneLength() throws Exception {
        for (int frame = 0; frame < 50; frame++) {
            source.capture(SHORT);
            handedOver().accept();
        }
        assertThat(client.prepared).hasValue(1);
    }

    @Test
    void shouldWaitForRoomWhenTheNativeSideDoesNotAnswer() throws Exception {
        Capturing capturing = Capturing.beyondTheRing(source, client);
        HeldClient.Capture first = handedOver();
        assertThat(client.captures).isEmpty();
        first.accept();
        handedOver().accept();
        assertThat(capturing.outcome()).isNotDone();
    }

    @Test
    void shouldTakeTheNextFrameAfterThatOfAnInterruptedCaller() throws Exception {
        Capturing interrupted = Capturing.beyondTheRing(source, client);
        interrupted.thread().interrupt();
        assertThat(interrupted.failure()).isInstanceOf(InterruptedException.class);
        source.clearQueue();
        source.capture(counting(7, TEN_MS));
        handedOver().accept();

        assertThat(handedOver().samples()).isEqualTo(counting(7, TEN_MS).data());
    }

    @Test
    void shouldBeInterruptibleWhileAnotherThreadCaptures() throws Exception {
        Capturing.beyondTheRing(source, client);
        Capturing next = Capturing.start(source, SHORT);
        next.awaitWaiting();
        next.thread().interrupt();
        assertThat(next.failure()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldClearAgainWhenTheAnswerComesAfterTheClear() throws Exception {
        source.capture(SHORT);
        HeldClient.Capture pending = handedOver();
        source.clearQueue();
        assertThat(client.clears).hasValue(1);
        source.capture(counting(3, TEN_MS));
        assertThat(client.captures).as("what is captured after the clear").isEmpty();

        pending.accept();

        assertThat(client.clears).as("it may have reached the queue after the clear").hasValue(2);
        assertThat(handedOver().samples()).isEqualTo(counting(3, TEN_MS).data());
    }

    @Test
    void shouldGoOnWhenThereWasNoMemoryToHandOverTheRest() throws Exception {
        source.capture(SHORT);
        HeldClient.Capture pending = handedOver();
        source.clearQueue();
        Capturing capturing = Capturing.start(source, counting(0, 60 * RATE));
        capturing.awaitWaiting();
        client.failing.set(1);
        assertThatThrownBy(pending::accept).isInstanceOf(OutOfMemoryError.class);

        assertThat(handedOver()).as("what waits in the ring").isNotNull();
        assertThat(capturing.outcome()).isNotDone();
    }

    @Test
    void shouldClearOnceWhenNothingIsOnItsWay() throws Exception {
        source.capture(SHORT);
        handedOver().accept();
        source.clearQueue();
        source.capture(SHORT);
        handedOver().accept();
        assertThat(client.clears).hasValue(1);
    }

    @Test
    void shouldNotCountAudioAsQueuedButAsRefusedWhenItIsRefused() throws Exception {
        source.capture(AudioFrame.silence(RATE, 1, 10 * TEN_MS));
        handedOver().refuse();

        assertThat(source.queuedDuration()).isZero();
        assertThat(source.refusedDuration()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldTellOfARefusalOnceWhenTheNextFrameIsCaptured() throws Exception {
        source.capture(SHORT);
        handedOver().refuse();

        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> source.capture(SHORT)).withMessageEndingWith("no");
        assertThat(client.captures).as("the frame that was not captured").isEmpty();
        source.capture(SHORT);
        assertThat(handedOver().samples()).hasSize(TEN_MS);
    }

    @Test
    void shouldTellAtOnceWhenTheRequestItselfIsRefused() throws Exception {
        client.refusal = new LiveKitException("refused");
        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> source.capture(SHORT)).withMessage("refused");
        assertThat(source.queuedDuration()).isZero();
        assertThat(source.refusedDuration()).isEqualTo(Duration.ofMillis(10));

        client.refusal = null;
        source.capture(SHORT);
        assertThat(handedOver().samples()).hasSize(TEN_MS);
    }

    @Test
    void shouldHandALongFrameOverInPiecesInOrder() throws Exception {
        AudioFrame frame = counting(0, 95 * TEN_MS);
        Capturing capturing = Capturing.start(source, frame);
        List<Short> heard = new ArrayList<>();
        while (heard.size() < frame.data().length) {
            HeldClient.Capture piece = handedOver();
            assertThat(client.captures).as("pieces before the answer to the one before").isEmpty();
            assertThat(piece.samples()).hasSizeLessThanOrEqualTo(10 * TEN_MS);
            for (short sample : piece.samples()) {
                heard.add(sample);
            }
            piece.accept();
        }
        capturing.outcome().get();

        assertThat(heard).hasSize(frame.data().length);
        for (int i = 0; i < frame.data().length; i++) {
            assertThat(heard.get(i)).isEqualTo(frame.data()[i]);
        }
    }

    @Test
    void shouldDropTheRestOfALongFrameWhenTheQueueIsCleared() throws Exception {
        Capturing capturing = Capturing.beyondTheRing(source, client);
        source.clearQueue();
        assertThat(source.queuedDuration()).isZero();
        handedOver().accept();

        capturing.outcome().get();
        assertThat(client.captures).isEmpty();
        assertThat(source.queuedDuration()).isZero();
    }

    @Test
    void shouldWakeAThreadThatWaitsForRoomWhenItIsClosed() throws Exception {
        Capturing waiting = Capturing.beyondTheRing(source, client);
        source.close();

        assertThat(waiting.failure()).isInstanceOf(IllegalStateException.class);
        assertThatIllegalStateException().isThrownBy(() -> source.capture(SHORT));
        assertThatIllegalStateException().isThrownBy(() -> source.tryCapture(SHORT));
        assertThatIllegalStateException().isThrownBy(source::clearQueue);
    }

    @Test
    void shouldWakeAThreadThatWaitsByTheClockWhenItIsClosed() throws Exception {
        Capturing waiting = Capturing.start(source, MINUTE);
        for (Duration queued = Duration.ZERO; queued.toMillis() < 1_000; queued = source.queuedDuration()) {
            HeldClient.Capture piece = client.captures.poll();
            if (piece != null) {
                piece.accept();
            }
        }
        waiting.awaitWaiting();
        source.close();
        assertThat(waiting.failure()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldHandOverTheRestWhenItIsClosed() throws Exception {
        source.capture(counting(0, TEN_MS));
        source.capture(counting(TEN_MS, TEN_MS));
        assertThat(handedOver().samples()).isEqualTo(counting(0, TEN_MS).data());
        source.close();

        assertThat(handedOver().samples()).isEqualTo(counting(TEN_MS, TEN_MS).data());
        assertThat(client.closed).isTrue();
        assertThat(client.live).isEmpty();
    }

    @Test
    void shouldTakeNoMoreFramesWhenTheLibraryShutsDown() {
        client.refusal = new ShutDownException();
        assertThatIllegalStateException().isThrownBy(() -> source.capture(SHORT))
                .withMessageStartingWith("this audio source takes no more frames").withCauseInstanceOf(ShutDownException.class);
    }
}
