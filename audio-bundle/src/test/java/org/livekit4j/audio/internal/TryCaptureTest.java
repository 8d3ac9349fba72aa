package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.AudioFrame;

@Timeout(30)
class TryCaptureTest extends AudioSourceFixture {

    @Test
    void shouldTellOfARefusalOnceWhenTheNextFrameIsTried() throws Exception {
        source.capture(SHORT);
        handedOver().refuse();

        assertThatExceptionOfType(LiveKitException.class).isThrownBy(() -> source.tryCapture(SHORT)).withMessageEndingWith("no");
        assertThat(source.tryCapture(SHORT)).isTrue();
    }

    @Test
    void shouldTakeAFrameThatIsTriedWhileThereIsRoom() throws Exception {
        assertThat(source.tryCapture(SHORT)).isTrue();
        assertThat(handedOver().samples()).isEqualTo(SHORT.data());
        assertThat(source.tryCapture(AudioFrame.silence(RATE, 1, 0))).isTrue();
        assertThat(client.captures).isEmpty();
    }

    @Test
    void shouldNotTakeAFrameThatIsTriedWhenTheNativeSideHasNotAnswered() throws Exception {
        AudioFrame longest = AudioFrame.silence(RATE, 1, 10 * TEN_MS);
        assertThat(source.tryCapture(longest)).as("handed over").isTrue();
        assertThat(source.tryCapture(longest)).as("in the ring").isTrue();
        assertThat(source.tryCapture(longest)).as("in the ring").isTrue();
        assertThat(source.tryCapture(SHORT)).isFalse();
        handedOver().accept();
        assertThat(source.tryCapture(SHORT)).isTrue();
    }

    @Test
    void shouldNotTakeAFrameThatIsTriedWhenMoreIsQueuedThanTheQueueHolds() throws Exception {
        int taken = 0;
        while (source.tryCapture(AudioFrame.silence(RATE, 1, 10 * TEN_MS))) {
            taken++;
            HeldClient.Capture piece = client.captures.poll();
            if (piece != null) {
                piece.accept();
            }
        }
        assertThat(taken).as("frames of 100 ms").isGreaterThanOrEqualTo(10);
        source.clearQueue();
        assertThat(source.tryCapture(SHORT)).isTrue();
    }

    @Test
    void shouldNotTakeAFrameThatIsTriedWhileAnotherThreadCaptures() {
        Capturing.beyondTheRing(source, client);
        assertThat(source.tryCapture(SHORT)).isFalse();
    }

    @Test
    void shouldRefuseAFrameThatIsTriedWhenItIsTooLong() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> source.tryCapture(AudioFrame.silence(RATE, 1, 10 * TEN_MS + 1)))
                .withMessageContaining("too long").withMessageContaining("800 samples");
    }
}
