package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;

/** What a source does with what it is given. */
public class AudioSourceIT extends InFelix {
    private static final AudioSourceOptions LONG_QUEUE = AudioSourceOptions.of(48_000, 1).withQueueSizeMs(30_000);

    @Inject
    private Audio audio;

    @Test
    public void shouldHoldNoMoreThanItsQueueWhenMoreIsCaptured() throws Exception {
        try (AudioLine line = AudioLine.open(audio, LONG_QUEUE.withQueueSizeMs(100))) {
            for (int number = 1; number <= 40; number++) {
                line.source().capture(Tone.numbered(number));
                assertThat(line.source().queuedDuration()).isBetween(Duration.ZERO, Duration.ofMillis(100 + 100));
            }
            line.source().awaitPlayout();
            assertThat(line.source().queuedDuration()).isZero();
        }
    }

    @Test
    public void shouldPlayAllInOrderWhenAFrameIsLongerThanTheQueue() throws Exception {
        List<AudioFrame> tone = Tone.sine(500, 48_000, 1, 50);
        short[] all = new short[480 * 50];
        for (int i = 0; i < tone.size(); i++) {
            System.arraycopy(tone.get(i).data(), 0, all, i * 480, 480);
        }
        try (AudioLine line = AudioLine.open(audio, LONG_QUEUE.withQueueSizeMs(50)); AudioStream stream = line.listen()) {
            line.source().capture(new AudioFrame(all, 48_000, 1));

            List<AudioFrame> heard = AudioLine.take(stream, 50);
            assertThat(Spectrum.of(heard).peak()).isBetween(485, 515);
        }
    }

    @Test
    public void shouldForgetWhatIsQueuedWhenCleared() throws Exception {
        try (AudioLine line = AudioLine.open(audio, LONG_QUEUE); AudioStream stream = line.listen()) {
            line.sendNumbered(1, 2_000);
            assertThat(line.source().queuedDuration()).isGreaterThan(Duration.ofSeconds(1));
            CompletableFuture<Void> played = new CompletableFuture<>();
            Thread waiter = Thread.startVirtualThread(() -> {
                try {
                    line.source().awaitPlayout();
                    played.complete(null);
                } catch (InterruptedException e) {
                    played.completeExceptionally(e);
                }
            });
            await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);

            line.source().clearQueue();
            assertThat(line.source().queuedDuration()).isZero();
            assertThat(played.get(5, TimeUnit.SECONDS)).isNull();

            line.sendNumbered(3_001, 3_010);
            int last = 0;
            for (int number = 0; number < 3_010; number = Tone.number(AudioLine.take(stream, 1).getFirst())) {
                last = Math.max(last, number == 0 || number > 3_000 ? 0 : number);
            }
            assertThat(last).as("last frame played of those before").isLessThan(2_000);
        }
    }

    @Test
    public void shouldCarryOnWhenMutedAndUnmuted() throws Exception {
        try (AudioLine line = AudioLine.direct(audio); AudioStream stream = line.listen()) {
            line.track().mute(true);
            assertThat(line.track().muted()).isTrue();
            line.sendNumbered(1, 5);
            line.track().mute(false);
            assertThat(line.track().muted()).isFalse();
            line.sendNumbered(6, 10);

            // What is muted is what would be sent: who listens to the local track hears all of it
            assertThat(AudioLine.takeNumbers(stream, 10)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        }
    }

    @Test
    public void shouldRefuseAFrameWhenItIsNotOfItsFormat() throws Exception {
        try (AudioLine line = AudioLine.open(audio, AudioSourceOptions.of(48_000, 1))) {
            assertThatThrownBy(() -> line.source().capture(AudioFrame.silence(44_100, 1, 441)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("48000");
            assertThatThrownBy(() -> line.source().capture(AudioFrame.silence(48_000, 2, 480)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1 channels");
        }
    }

    @Test
    public void shouldRefuseAFrameWhenThereIsNoQueueAndItIsNotTenMilliseconds() throws Exception {
        try (AudioLine line = AudioLine.direct(audio)) {
            assertThatThrownBy(() -> line.source().capture(AudioFrame.silence(48_000, 1, 960)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("10 ms");
            line.source().capture(AudioFrame.silence(48_000, 1, 0));
        }
    }

    @Test
    public void shouldRefuseFramesAndTracksWhenClosed() throws Exception {
        try (AudioLine line = AudioLine.direct(audio)) {
            line.source().close();

            assertThatThrownBy(() -> line.source().capture(Tone.numbered(1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> audio.createTrack("late", line.source())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    public void shouldWakeWhoWaitsForRoomWhenClosed() throws Exception {
        try (AudioLine line = AudioLine.open(audio, LONG_QUEUE.withQueueSizeMs(20))) {
            CompletableFuture<Throwable> outcome = new CompletableFuture<>();
            Thread capturer = Thread.startVirtualThread(() -> {
                try {
                    line.source().capture(AudioFrame.silence(48_000, 1, 48_000 * 20));
                    outcome.complete(null);
                } catch (RuntimeException | InterruptedException e) {
                    outcome.complete(e);
                }
            });
            await().until(() -> capturer.getState() == Thread.State.WAITING || capturer.getState() == Thread.State.TIMED_WAITING);
            line.source().close();

            assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        }
    }
}
