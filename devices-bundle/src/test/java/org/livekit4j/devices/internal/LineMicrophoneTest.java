package org.livekit4j.devices.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.DeviceKind;
import org.livekit4j.devices.MicrophoneOptions;
import org.livekit4j.devices.MicrophoneStatistics;
import org.livekit4j.devices.Speaker;
import org.livekit4j.devices.SpeakerOptions;
import org.livekit4j.testing.Fake;

@Timeout(60)
class LineMicrophoneTest {
    private static final Device DEVICE = new Device(DeviceKind.MICROPHONE, "fake", "");
    private static final int FRAME = 80;
    private static final MicrophoneOptions ECHOLESS = MicrophoneOptions.DEFAULTS
            .withProcessing(AudioProcessingOptions.DEFAULTS.withEchoCancellation(true));

    private final Ticker ticker = new Ticker();
    private final FakeAudio audio = new FakeAudio();
    private final FakeInput line = new FakeInput();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger told = new AtomicInteger();
    private LineMicrophone microphone;

    private LineMicrophone open(MicrophoneOptions options) {
        microphone = new LineMicrophone(DEVICE, line, options, audio.audio(), nanos::get, _ -> told.incrementAndGet());
        microphone.start(ticker);
        return microphone;
    }

    @AfterEach
    void close() {
        microphone.close();
        line.hang = false;
        ticker.close();
    }

    @Test
    void shouldCaptureFramesOfTenMillisecondsWhenTheLineGivesOtherPieces() throws InterruptedException {
        open(MicrophoneOptions.DEFAULTS);
        line.give(1, 50);
        line.give(2, 130);

        short[] first = audio.captured.take().data();
        short[] second = audio.captured.take().data();

        assertThat(first).hasSize(FRAME).startsWith(1).endsWith(2);
        assertThat(second).hasSize(FRAME).containsOnly(2);
        assertThat(audio.sourceOptions.queueSizeMs()).isZero();
        await().untilAsserted(() -> assertThat(microphone.statistics()).isEqualTo(new MicrophoneStatistics(20, 0, 0, 0)));
    }

    @Test
    void shouldDropTheOldestAndCountItWhenTheSourceTakesNone() throws InterruptedException {
        audio.taking = false;
        open(MicrophoneOptions.DEFAULTS.withQueueSizeMs(30));
        for (int i = 1; i <= 5; i++) {
            line.give(i, FRAME);
        }
        await().untilAsserted(() -> assertThat(microphone.statistics()).isEqualTo(new MicrophoneStatistics(0, 20, 30, 0)));
        audio.taking = true;

        assertThat(audio.captured.take().data()).containsOnly(3);
        assertThat(audio.captured.take().data()).containsOnly(4);
        assertThat(audio.captured.take().data()).containsOnly(5);
    }

    @Test
    void shouldRecordSilenceWhenItIsMuted() throws InterruptedException {
        open(MicrophoneOptions.DEFAULTS);
        line.give(16_384, FRAME);
        audio.captured.take();
        await().untilAsserted(() -> assertThat(microphone.levelDbfs()).isBetween(-17.0, -15.0)); // a tenth of its 100 ms
        microphone.setMuted(true);
        for (int i = 0; i < 10; i++) {
            line.give(16_384, FRAME);
            assertThat(audio.captured.take().data()).containsOnly(0);
        }

        assertThat(microphone.muted()).isTrue();
        await().untilAsserted(() -> assertThat(microphone.levelDbfs()).isEqualTo(Double.NEGATIVE_INFINITY));
    }

    @Test
    void shouldEndOnceAsLostWhenTheLineGivesNothingForTooLong() throws InterruptedException {
        open(MicrophoneOptions.DEFAULTS.withLostAfterMs(700));
        line.give(1, FRAME);
        audio.captured.take();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(701));

        assertThat(microphone.awaitEnd()).isEqualTo(new DeviceEnd(Reason.LOST, "it has given no audio for 700 ms"));
        assertThat(microphone.ended().join()).isEqualTo(microphone.end().orElseThrow());
        line.closed.await();
        microphone.close();
        assertThat(told).hasValue(1);
        assertThat(audio.closed).containsExactly("source");
    }

    @Test
    void shouldEndAsLostWhenTheLineHangsForTooLong() throws InterruptedException {
        line.hang = true;
        open(MicrophoneOptions.DEFAULTS.withLostAfterMs(700));
        line.hanging.await();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(701));

        assertThat(microphone.awaitEnd().reason()).isEqualTo(Reason.LOST);
        assertThat(audio.closed).containsExactly("source");
    }

    @Test
    void shouldEndAsLostWhenTheLineGivesLessThanItHas() throws InterruptedException {
        line.ended = true;
        open(MicrophoneOptions.DEFAULTS);

        assertThat(microphone.awaitEnd().reason()).isEqualTo(Reason.LOST);
    }

    @Test
    void shouldEndWithTheServiceWhenItsSourceIsClosed() throws InterruptedException {
        audio.gone = true;
        open(MicrophoneOptions.DEFAULTS);
        line.give(1, FRAME);

        assertThat(microphone.awaitEnd().reason()).isEqualTo(Reason.SERVICE_STOPPED);
    }

    @Test
    void shouldBeReleasedWhenItIsClosed() throws InterruptedException {
        open(ECHOLESS).close();

        assertThat(microphone.awaitEnd()).isEqualTo(new DeviceEnd(Reason.CLOSED, ""));
        assertThat(line.closed.getCount()).isZero();
        assertThat(audio.closed).containsExactly("source", "processing");
        assertThat(microphone)
                .hasToString("LineMicrophone[Device[kind=MICROPHONE, name=fake, description=], DeviceEnd[reason=CLOSED,"
                        + " detail=]]");
    }

    @Test
    void shouldBeLeftAloneWhenItsLineHangs() throws InterruptedException {
        line.hang = true;
        open(MicrophoneOptions.DEFAULTS);
        line.hanging.await();
        microphone.close();

        assertThat(microphone.awaitEnd().reason()).isEqualTo(Reason.CLOSED);
        assertThat(audio.closed).containsExactly("source");
    }

    @Test
    void shouldTellTheDelayOfBothLinesWhenEchoesAreCancelled() throws InterruptedException {
        FakeOutput output = new FakeOutput();
        audio.sample = 7;
        LineSpeaker speaker = new LineSpeaker(new Device(DeviceKind.SPEAKER, "fake", ""), output, SpeakerOptions.DEFAULTS,
                audio.audio(), nanos::get, _ -> {
                });
        try (speaker) {
            open(ECHOLESS).cancelEchoOf(speaker);
            speaker.start(ticker);
            await().until(() -> audio.reversed.size() == 4); // 30 ms were held before the last one
            line.give(new int[3 * FRAME]);
            await().until(() -> audio.delays.size() == 3);
        }

        assertThat(audio.delays).isEqualTo(List.of(50, 40, 30));
        assertThat(audio.reversed).allSatisfy(frame -> assertThat(frame.data()).containsOnly(7));
    }

    @Test
    void shouldSayWhatIsMissingWhenEchoesCannotBeCancelled() {
        open(MicrophoneOptions.DEFAULTS);
        Speaker foreign = Fake.of(Speaker.class, java.util.Map.of());
        LineSpeaker speaker = new LineSpeaker(DEVICE, new FakeOutput(), SpeakerOptions.DEFAULTS, audio.audio(), nanos::get, _ -> {
        });

        assertThatIllegalArgumentException().isThrownBy(() -> microphone.cancelEchoOf(foreign))
                .withMessageStartingWith("this speaker is not one of openSpeaker");
        assertThatIllegalStateException().isThrownBy(() -> microphone.cancelEchoOf(speaker))
                .withMessageContaining("no processing with echo cancellation");
    }
}
