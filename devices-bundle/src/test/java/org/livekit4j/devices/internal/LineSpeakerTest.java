package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.SpeakerOptions;
import org.livekit4j.devices.SpeakerStatistics;

@Timeout(60)
class LineSpeakerTest {
    private static final int FRAMES = 4;

    private final Ticker ticker = new Ticker();
    private final FakeAudio audio = new FakeAudio();
    private final FakeOutput line = new FakeOutput();
    private final AtomicLong nanos = new AtomicLong();
    private final LineSpeaker speaker = new LineSpeaker(new Device(DeviceKind.SPEAKER, "fake", ""), line,
            SpeakerOptions.DEFAULTS.withLostAfterMs(700), audio.audio(), nanos::get, _ -> {
            });

    private void fill() {
        speaker.start(ticker);
        await().until(() -> line.played.size() == FRAMES);
    }

    @AfterEach
    void close() {
        speaker.close();
        ticker.close();
    }

    @Test
    void shouldPlayAtThePaceOfTheLineWhenItIsOpen() throws InterruptedException {
        audio.sample = 1_000;
        fill();
        line.played.clear();
        line.play(1);

        assertThat(line.played.take().data()).hasSize(80).containsOnly(1_000);
        await().untilAsserted(() -> assertThat(speaker.statistics()).isEqualTo(new SpeakerStatistics(50, 0)));
        assertThat(line.available()).isZero();
    }

    @Test
    void shouldCountAnUnderrunWhenTheLineHasPlayedAll() {
        fill();
        line.play(FRAMES);
        await().until(() -> line.played.size() == 2 * FRAMES);

        await().untilAsserted(() -> assertThat(speaker.statistics().underruns()).isOne());
    }

    @Test
    void shouldPlayLessWhenTheVolumeIsLowOrItIsMuted() throws InterruptedException {
        audio.sample = -1_001;
        speaker.setVolume(0.5);
        fill();
        assertThat(line.played).allSatisfy(frame -> assertThat(frame.data()).containsOnly(-500));
        line.played.clear();
        speaker.setMuted(true);
        line.play(1);

        assertThat(line.played.take().data()).containsOnly(0);
        assertThat(speaker.volume()).isEqualTo(0.5);
        assertThat(speaker.muted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void shouldSayTheRangeWhenAVolumeIsWrong(double volume) {
        assertThatIllegalArgumentException().isThrownBy(() -> speaker.setVolume(volume))
                .withMessage("volume is " + volume + "; it must be from 0 to 1");
        fill();
    }

    @Test
    void shouldEndAsLostWhenTheLineTakesNothingForTooLong() throws InterruptedException {
        fill();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(701));

        assertThat(speaker.awaitEnd()).isEqualTo(new DeviceEnd(Reason.LOST, "it has taken no audio for 700 ms"));
        assertThat(audio.closed).containsExactly("mixer");
        line.closed.await();
        assertThatIllegalStateException().isThrownBy(() -> speaker.addInput("late")).withMessageContaining("has ended");
    }

    @Test
    void shouldEndAsLostWhenTheLineTakesLessThanItHasRoomFor() throws InterruptedException {
        line.ended = true;
        speaker.start(ticker);

        assertThat(speaker.awaitEnd().reason()).isEqualTo(Reason.LOST);
    }

    @Test
    void shouldEndWithTheServiceWhenItsMixerIsClosed() throws InterruptedException {
        audio.gone = true;
        speaker.start(ticker);

        assertThat(speaker.awaitEnd().reason()).isEqualTo(Reason.SERVICE_STOPPED);
    }

    @Test
    void shouldTellNoMoreWhenAMicrophoneHasEnded() {
        FakeAudio other = new FakeAudio();
        speaker.addReference((_, _) -> {
            throw new IllegalStateException("this audio processing is closed");
        });
        speaker.addReference((frame, _) -> other.captured.add(frame.copy()));
        fill();

        assertThat(other.captured).hasSize(FRAMES);
    }
}
