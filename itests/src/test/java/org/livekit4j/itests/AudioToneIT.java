package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;

/** What goes in comes out: tones keep their frequency, whatever the native library resamples and remixes on the way. */
public class AudioToneIT extends InFelix {
    private static final List<Integer> HERTZ = List.of(100, 300, 500, 700, 1000);

    @Inject
    private Audio audio;

    @Test
    public void shouldKeepTonesWhenRatesAreEqual() throws Exception {
        shouldKeepTones(48_000, 1, AudioStreamOptions.DEFAULTS);
    }

    @Test
    public void shouldKeepTonesWhenStereoIsResampledToMono() throws Exception {
        shouldKeepTones(44_100, 2, AudioStreamOptions.DEFAULTS);
    }

    @Test
    public void shouldKeepTonesWhenMonoIsResampledToStereo() throws Exception {
        shouldKeepTones(48_000, 1, AudioStreamOptions.DEFAULTS.withSampleRate(44_100).withNumChannels(2));
    }

    @Test
    public void shouldKeepTonesWhenTheRateIsLowered() throws Exception {
        shouldKeepTones(48_000, 1, AudioStreamOptions.DEFAULTS.withSampleRate(16_000));
    }

    private void shouldKeepTones(int sampleRate, int channels, AudioStreamOptions received) throws Exception {
        AudioSourceOptions sent = AudioSourceOptions.of(sampleRate, channels).withQueueSizeMs(0);
        for (int hertz : HERTZ) {
            try (AudioLine line = AudioLine.open(audio, sent); AudioStream stream = line.listen(received.withCapacity(0))) {
                line.send(Tone.sine(hertz, sampleRate, channels, Tone.FRAMES_A_SECOND));
                List<AudioFrame> frames = AudioLine.take(stream, Tone.FRAMES_A_SECOND);

                assertThat(frames).allSatisfy(frame -> {
                    assertThat(frame.sampleRate()).isEqualTo(received.sampleRate());
                    assertThat(frame.numChannels()).isEqualTo(received.numChannels());
                    assertThat(frame.samplesPerChannel()).isEqualTo(received.sampleRate() / Tone.FRAMES_A_SECOND);
                });
                Spectrum spectrum = Spectrum.of(frames);
                assertThat(spectrum.peak()).as("frequency of a tone of %d Hz", hertz).isBetween(hertz - 15, hertz + 15);
                assertThat(spectrum.dominance()).as("dominance of %d Hz", hertz).isGreaterThan(5);
            }
        }
    }

    @Test
    public void shouldDeliverEverySampleUnchangedWhenRatesAreEqual() throws Exception {
        List<AudioFrame> tone = Tone.sine(441.7, 48_000, 2, Tone.FRAMES_A_SECOND);
        try (AudioLine line = AudioLine.open(audio, AudioSourceOptions.of(48_000, 2).withQueueSizeMs(0));
                AudioStream stream = line.listen(AudioLine.LOSSLESS.withNumChannels(2))) {
            line.send(tone);

            assertThat(samples(AudioLine.take(stream, tone.size()))).usingElementComparator(Arrays::compare)
                    .isEqualTo(samples(tone));
        }
    }

    @Test
    public void shouldDeliverEverySampleUnchangedWhenTheSourceHasAQueue() throws Exception {
        List<AudioFrame> tone = Tone.sine(441.7, 48_000, 1, Tone.FRAMES_A_SECOND);
        try (AudioLine line = AudioLine.open(audio, AudioSourceOptions.of(48_000, 1)); AudioStream stream = line.listen()) {
            line.send(tone);

            List<AudioFrame> heard = new ArrayList<>();
            while (heard.size() < tone.size()) {
                // The rest is the silence of a source that has nothing to play
                AudioLine.take(stream, 1).stream().filter(AudioToneIT::sounds).forEach(heard::add);
            }
            assertThat(samples(heard)).usingElementComparator(Arrays::compare).isEqualTo(samples(tone));
        }
    }

    private static boolean sounds(AudioFrame frame) {
        for (short sample : frame.data()) {
            if (sample != 0) {
                return true;
            }
        }
        return false;
    }

    private static List<short[]> samples(List<AudioFrame> frames) {
        return frames.stream().map(AudioFrame::data).toList();
    }
}
