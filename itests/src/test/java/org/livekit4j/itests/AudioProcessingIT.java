package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.configuration.ConfigurationStatus;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.plugin.PlugInConstants;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Audio processing that a configuration asks for. */
public class AudioProcessingIT extends InOperatedFelix {
    private static final String PID = "org.livekit4j.audio.processing";
    private static final int FRAMES = 200;

    private final Random random = new Random(5);

    @Override
    @Configuration
    public Option[] configuration() {
        return Operations.framework();
    }

    @Test
    public void shouldLowerTheNoiseOfStreamsWhileTheirConfigurationIsThere() throws Exception {
        try (AudioLine line = AudioLine.direct(services().get(Audio.class)); AudioStream heard = line.listen()) {
            double before = level(line, heard);
            operations.make(PID, "x", Map.of(PlugInConstants.TRACK, "line", "gainControl", "false"));
            await().untilAsserted(() -> assertThat(level(line, heard)).isLessThan(before - 6));
            assertThat(modules()).isOne();

            operations.make(PID, "x", Map.of(PlugInConstants.TRACK, "another", "gainControl", "false"));
            await().untilAsserted(() -> assertThat(level(line, heard)).isGreaterThan(before - 1));
            await().untilAsserted(() -> assertThat(modules()).isZero());
        }
    }

    @Test
    public void shouldTellOperatorsWhenAPropertyIsMisspelt() throws Exception {
        operations.make(PID, "x", Map.of("noiseSupression", "false"));
        await().untilAsserted(() -> assertThat(context.getServiceReferences(ConfigurationStatus.class, null))
                .extracting(reference -> context.getService(reference))
                .filteredOn(status -> status.pid().equals(PID)).singleElement()
                .satisfies(status -> assertThat(status.mistakes()).singleElement().asString()
                        .contains("noiseSupression", "noiseSuppression")));
        assertThat(modules()).isZero();
    }

    private long modules() {
        return services().get(FfiClient.class).handles().liveByKind().getOrDefault(HandleKind.AUDIO_PROCESSING, 0L);
    }

    /** How loud steady noise is heard, when the processing has had time to learn it. */
    private double level(AudioLine line, AudioStream heard) throws InterruptedException {
        line.send(Stream.generate(this::noise).limit(FRAMES).toList());
        List<AudioFrame> frames = AudioLine.take(heard, FRAMES);
        return AudioFrame.concatenate(frames.subList(FRAMES / 2, FRAMES)).rmsDbfs();
    }

    private AudioFrame noise() {
        short[] samples = new short[480];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextInt(1_600) - 800);
        }
        return new AudioFrame(samples, 48_000, 1);
    }
}
