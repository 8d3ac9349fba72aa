package org.livekit4j.video.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.testing.Fake;
import org.livekit4j.video.AvSynchronizerOptions;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;
import org.livekit4j.video.VideoSource;

@Timeout(60)
class PacedSynchronizerTest {
    /** The first byte of each frame that was captured. */
    private final List<Integer> captured = new CopyOnWriteArrayList<>();
    private final List<Integer> audio = new CopyOnWriteArrayList<>();
    private final CountDownLatch refusing = new CountDownLatch(1);
    private volatile Duration queued = Duration.ZERO;
    private volatile boolean refuse;
    private volatile boolean cleared;
    private volatile boolean released;

    private final AudioSource sound = Fake.of(AudioSource.class, (method, arguments) -> switch (method) {
        case "capture" -> audio.add(((AudioFrame) arguments[0]).samplesPerChannel());
        case "queuedDuration" -> queued;
        case "clearQueue" -> cleared = true;
        default -> null;
    });
    private final VideoSource pictures = Fake.of(VideoSource.class, (method, arguments) -> {
        if (method.equals("toString")) {
            return "pictures";
        }
        if (refuse) {
            refusing.countDown();
            throw new IllegalStateException("refused");
        }
        VideoFrame frame = (VideoFrame) arguments[0];
        assertThat(arguments[1]).isEqualTo(0L);
        assertThat(arguments[2]).isEqualTo(VideoRotation.ROTATION_0);
        return captured.add((int) frame.plane(0).get(ValueLayout.JAVA_BYTE, 0));
    });
    private PacedSynchronizer synchronizer = synchronizer(AvSynchronizerOptions.of(100));

    private PacedSynchronizer synchronizer(AvSynchronizerOptions options) {
        return new PacedSynchronizer(sound, pictures, options, _ -> released = true);
    }

    private void replace(AvSynchronizerOptions options) {
        synchronizer.close();
        released = false;
        synchronizer = synchronizer(options);
    }

    @AfterEach
    void close() {
        synchronizer.close();
    }

    private static VideoFrame frame(int number) {
        VideoFrame frame = VideoFrame.allocate(VideoBufferType.RGBA, 4, 4);
        frame.plane(0).set(ValueLayout.JAVA_BYTE, 0, (byte) number);
        return frame;
    }

    @Test
    void shouldCaptureFramesInOrderAsTheyWereWhenPushed() throws InterruptedException {
        VideoFrame again = frame(0);
        for (int i = 0; i < 30; i++) {
            again.plane(0).set(ValueLayout.JAVA_BYTE, 0, (byte) i);
            synchronizer.push(again);
        }
        synchronizer.awaitPlayout();

        assertThat(captured).hasSize(30).isSorted().startsWith(0).endsWith(29);
        assertThat(synchronizer.statistics().videoFrames()).isEqualTo(30);
        assertThat(synchronizer.statistics().droppedVideoFrames()).isZero();
    }

    @Test
    void shouldHoldVideoBackWhenItsAudioIsHeardLater() throws InterruptedException {
        queued = Duration.ofHours(1);
        synchronizer.push(frame(1));
        assertThat(captured).isEmpty();
        synchronizer.clearQueue();
        queued = Duration.ZERO;
        synchronizer.push(frame(2));
        synchronizer.awaitPlayout();

        assertThat(captured).containsExactly(2);
        assertThat(cleared).isTrue();
        assertThat(synchronizer.statistics().droppedVideoFrames()).isOne();
    }

    /** Audio up to second 8 was pushed, and 5 s of it are still to be heard: second 3 is heard now. */
    @Test
    void shouldGoByTimeStampsWhenThereAreSome() throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            synchronizer.push(AudioFrame.silence(8_000, 1, 8_000), 1_000_000L * i);
        }
        queued = Duration.ofSeconds(5);
        assertThat(synchronizer.statistics().audioTimestampUs()).isEqualTo(OptionalLong.of(3_000_000));
        synchronizer.push(frame(1), 3_000_000);
        synchronizer.awaitPlayout();
        assertThat(captured).containsExactly(1);
        assertThat(synchronizer.statistics().videoTimestampUs()).isEqualTo(OptionalLong.of(3_000_000));
    }

    @Test
    void shouldHandAudioOverInSmallPiecesAndAsItIsWhenItIsShort() throws InterruptedException {
        synchronizer.push(AudioFrame.silence(48_000, 2, 480));
        synchronizer.push(AudioFrame.silence(48_000, 2, 2_000));
        synchronizer.push(AudioFrame.silence(48_000, 2, 0));

        assertThat(audio).containsExactly(480, 960, 960, 80, 0);
        assertThat(synchronizer.statistics().audioTimestampUs()).isEmpty();
    }

    @Test
    void shouldMakeThePusherWaitWhenTheQueueIsFull() throws InterruptedException {
        replace(AvSynchronizerOptions.of(100).withVideoQueueSizeMs(0));
        queued = Duration.ofHours(1);
        synchronizer.push(frame(1));
        Thread pusher = Thread.ofPlatform().start(() -> assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> synchronizer.push(frame(2))));
        await().until(() -> pusher.getState() == Thread.State.WAITING);
        pusher.interrupt();
        assertThat(pusher.join(Duration.ofSeconds(20))).isTrue();

        Thread other = Thread.ofPlatform().start(
                () -> assertThatIllegalStateException().isThrownBy(() -> synchronizer.push(frame(3)))
                        .withMessage("this synchronizer is closed"));
        await().until(() -> other.getState() == Thread.State.WAITING);
        synchronizer.close();
        assertThat(other.join(Duration.ofSeconds(20))).isTrue();
        assertThat(released).isTrue();
        assertThat(captured).isEmpty();
    }

    @Test
    void shouldGoOnWhenTheSourceRefusesAFrame() throws InterruptedException {
        refuse = true;
        synchronizer.push(frame(1));
        assertThat(refusing.await(20, TimeUnit.SECONDS)).isTrue();
        await().until(() -> synchronizer.statistics().droppedVideoFrames() == 1);
        refuse = false;
        synchronizer.push(frame(2));
        synchronizer.awaitPlayout();

        assertThat(captured).containsExactly(2);
    }

    @Test
    void shouldRefuseFramesWhenTheyAreTooSmallOrItIsClosed() {
        assertThatIllegalArgumentException().isThrownBy(() -> synchronizer.push(new CountedFrame()));
        synchronizer.close();
        synchronizer.close();
        assertThatIllegalStateException().isThrownBy(() -> synchronizer.push(frame(1)));
        assertThatIllegalStateException().isThrownBy(() -> synchronizer.push(AudioFrame.silence(48_000, 1, 480)));
        assertThatIllegalStateException().isThrownBy(synchronizer::clearQueue);
    }
}
