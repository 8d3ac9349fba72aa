package org.livekit4j.audio.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;

@Timeout(60)
class SampleMixerTest {
    private static final int RATE = 8_000;
    private static final int FRAME = 80;

    private final List<DoublingResampler> resamplers = new ArrayList<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private final List<Object> closed = new ArrayList<>();
    private final SampleMixer mixer = mixer(AudioMixerOptions.of(RATE, 1).withDelayMs(0).withQueueSizeMs(30));

    private SampleMixer mixer(AudioMixerOptions options) {
        return new SampleMixer(options, wanted -> {
            DoublingResampler made = new DoublingResampler(wanted);
            resamplers.add(made);
            return made;
        }, nanoTime::get, closed::add);
    }

    private static AudioFrame frame(int value) {
        return frame(RATE, 1, FRAME, value);
    }

    private static AudioFrame frame(int rate, int channels, int length, int value) {
        short[] samples = new short[length * channels];
        Arrays.fill(samples, (short) value);
        return new AudioFrame(samples, rate, channels);
    }

    private void assertMixed(int value) {
        assertThat(mixer.mix().data()).hasSize(FRAME).containsOnly((short) value);
    }

    @AfterEach
    void shouldCloseWhatItWasGivenWhenItIsClosed() {
        mixer.close();
        mixer.close();
        assertThat(closed).containsExactly(mixer);
        assertThat(resamplers).allMatch(resampler -> resampler.closed);
    }

    @Test
    void shouldBeSilentWhenNobodySpeaks() {
        assertMixed(0);
        mixer.addInput("ada");
        assertMixed(0);
        assertThat(mixer.inputs()).hasSize(1).allMatch(input -> input.statistics().lateMs() == 0);
    }

    @Test
    void shouldAddUpItsInputs() throws Exception {
        AudioMixerInput ada = mixer.addInput("ada");
        AudioMixerInput bob = mixer.addInput("bob");
        ada.push(frame(1_000));
        bob.push(frame(-300));
        ada.push(frame(5));

        assertMixed(700);
        assertMixed(5);
        assertMixed(0);
        assertThat(ada.statistics().mixedMs()).isEqualTo(20);
        assertThat(bob.statistics().gaps()).isEqualTo(1);
        assertThat(bob.statistics().lateMs()).isEqualTo(20);
    }

    @Test
    void shouldSaturateWhenTheSumIsTooLoud() {
        for (String name : List.of("ada", "bob", "eve")) {
            AudioMixerInput input = mixer.addInput(name);
            input.offer(frame(30_000));
            input.offer(frame(-30_000));
        }
        assertMixed(Short.MAX_VALUE);
        assertMixed(Short.MIN_VALUE);
    }

    @Test
    void shouldKeepPartsOfFramesForLater() {
        AudioMixerInput ada = mixer.addInput("ada");
        ada.offer(frame(RATE, 1, 60, 7));
        assertMixed(0);
        ada.offer(frame(RATE, 1, 20, 7));
        assertMixed(7);
    }

    @Test
    void shouldWaitForTheDelayAtTheBeginningAndAfterAGap() {
        SampleMixer delayed = mixer(AudioMixerOptions.of(RATE, 1).withDelayMs(20));
        AudioMixerInput ada = delayed.addInput("ada");
        for (int round = 0; round < 2; round++) {
            ada.offer(frame(1));
            ada.offer(frame(2));
            assertThat(delayed.mix().data()).containsOnly((short) 0);
            ada.offer(frame(3));
            for (int value = 1; value <= 3; value++) {
                assertThat(delayed.mix().data()).containsOnly((short) value);
            }
            assertThat(delayed.mix().data()).containsOnly((short) 0);
        }
        assertThat(ada.statistics().gaps()).isEqualTo(2);
        assertThat(ada.statistics().lateMs()).isEqualTo(30);
    }

    @Test
    void shouldSayWhichInputIsLate() {
        AudioMixerInput ada = mixer.addInput("ada");
        AudioMixerInput bob = mixer.addInput("bob");
        ada.offer(frame(1));
        for (int i = 0; i < 11; i++) {
            assertThat(ada.statistics().late()).isFalse();
            bob.offer(frame(1));
            mixer.mix();
        }
        assertThat(mixer.inputs()).filteredOn(input -> input.statistics().late()).containsExactly(ada);
        ada.offer(frame(1));
        assertMixed(1);
        assertThat(ada.statistics().late()).isFalse();
        assertThat(ada.statistics().lateMs()).isEqualTo(100);
    }

    @Test
    void shouldDropTheOldestWhenMoreIsOfferedThanItHolds() {
        AudioMixerInput ada = mixer.addInput("ada");
        for (int value = 1; value <= 4; value++) {
            assertThat(ada.offer(frame(value))).isTrue();
        }
        assertThat(ada.offer(frame(5))).isFalse();
        assertThat(ada.statistics().droppedMs()).isEqualTo(10);
        assertMixed(2);

        assertThat(ada.offer(frame(RATE, 1, 100 * FRAME, 9))).isFalse();
        assertThat(ada.statistics().queuedMs()).isEqualTo(40);
        assertThat(ada.statistics().droppedMs()).isEqualTo(10 + 30 + 960);
        assertMixed(9);
    }

    @Test
    void shouldPaceItsCallerWhenMoreIsPushedThanItHolds() throws Exception {
        AudioMixerInput ada = mixer.addInput("ada");
        short[] ramp = new short[20 * FRAME];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (short) i;
        }
        CompletableFuture<Void> pushing = pushing(ada, new AudioFrame(ramp, RATE, 1));
        for (int i = 0; i < 20; i++) {
            await().until(() -> ada.statistics().queuedMs() >= 10);
            assertThat(mixer.mix().data()).isEqualTo(Arrays.copyOfRange(ramp, i * FRAME, (i + 1) * FRAME));
        }
        pushing.get();
        assertThat(ada.statistics().droppedMs()).isZero();
    }

    private static CompletableFuture<Void> pushing(AudioMixerInput input, AudioFrame frame) {
        CompletableFuture<Void> pushing = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                input.push(frame);
                pushing.complete(null);
            } catch (Throwable e) {
                pushing.completeExceptionally(e);
            }
        });
        return pushing;
    }

    @Test
    void shouldRefuseAPusherThatWaitsWhenTheInputEnds() throws Exception {
        for (boolean close : new boolean[]{false, true}) {
            AudioMixerInput input = mixer.addInput("ada");
            CompletableFuture<Void> pushing = pushing(input, frame(RATE, 1, 20 * FRAME, 1));
            await().until(() -> input.statistics().queuedMs() == 40);
            if (close) {
                input.close();
            } else {
                input.end();
            }
            assertThat(failure(pushing)).isInstanceOf(IllegalStateException.class).hasMessageContaining("has ended");
        }
    }

    private static Throwable failure(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
            throw new AssertionError("it did not fail");
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Test
    void shouldPlayWhatIsQueuedWhenAnInputEnds() {
        AudioMixerInput ada = mixer.addInput("ada");
        ada.offer(frame(RATE, 1, FRAME + 1, 3));
        ada.end();
        ada.end();

        assertMixed(3);
        assertThat(mixer.mix().data()).startsWith(3, 0, 0).endsWith(0);
        assertThat(mixer.inputs()).isEmpty();
        assertThat(ada.statistics().gaps()).isZero();
        assertThatIllegalStateException().isThrownBy(() -> ada.offer(frame(1)));
    }

    @Test
    void shouldForgetAnInputWhenItIsClosed() {
        AudioMixerInput ada = mixer.addInput("ada");
        ada.offer(frame(3));
        ada.close();
        ada.close();
        assertThat(mixer.inputs()).isEmpty();
        assertMixed(0);
    }

    @Test
    void shouldConvertRatesAndChannels() {
        AudioMixerInput stereo = mixer.addInput("stereo");
        stereo.offer(new AudioFrame(new short[]{100, 200, -100, -200}, RATE, 2));
        stereo.offer(frame(RATE / 2, 1, 3, 9));
        stereo.end();

        assertThat(mixer.mix().data()).startsWith(150, -150, 9, 9, 9, 9, 9, 9, 0, 0);
        assertThat(resamplers).hasSize(1).allMatch(resampler -> resampler.closed);
        AudioMixerInput odd = mixer.addInput("odd");
        assertThatIllegalArgumentException().isThrownBy(() -> odd.offer(frame(10, 1, 3, 9)))
                .withMessageContaining("96 times");
    }

    @Test
    void shouldWaitForTheClockWhenFramesAreTaken() throws Exception {
        AudioMixerInput ada = mixer.addInput("ada");
        ada.offer(frame(4));
        CompletableFuture<AudioFrame> taken = new CompletableFuture<>();
        nanoTime.set(-9_000_000);
        Thread taker = Thread.startVirtualThread(() -> {
            try {
                taken.complete(mixer.take());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        await().until(() -> taker.getState() == Thread.State.TIMED_WAITING);
        assertThat(taken).isNotDone();
        nanoTime.set(1_000_000);
        assertThat(taken.get(20, TimeUnit.SECONDS).data()).containsOnly((short) 4);

        nanoTime.set(1_000_000 + TimeUnit.HOURS.toNanos(1));
        for (int i = 0; i < 501; i++) {
            mixer.take();
        }
        assertThat(mixer.skippedMs()).isEqualTo(3_600_000 - 5_000 - 10);
    }

    @Test
    void shouldWakeItsTakerWhenItIsClosed() throws Exception {
        CompletableFuture<AudioFrame> taken = new CompletableFuture<>();
        Thread taker = Thread.startVirtualThread(() -> {
            try {
                taken.complete(mixer.take());
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        await().until(() -> taker.getState() == Thread.State.TIMED_WAITING || taken.isDone());
        mixer.close();
        assertThat(taken.get(20, TimeUnit.SECONDS)).isNull();
        assertThatIllegalStateException().isThrownBy(mixer::mix).withMessage("this audio mixer is closed");
        assertThatIllegalStateException().isThrownBy(() -> mixer.addInput("late"));
    }
}
