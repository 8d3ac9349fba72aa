package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;
import org.livekit4j.audio.ResamplerQuality;
import org.livekit4j.ffi.HandleKind;

/** Resampler and audio processing on the real library: what goes in comes out, cleaner or at another rate. */
@Timeout(180)
class AudioToolsIT extends WithAudio {
    private static final AudioProcessingOptions NOTHING = AudioProcessingOptions.DEFAULTS.withGainControl(false)
            .withHighPassFilter(false).withNoiseSuppression(false);

    private static List<AudioFrame> resample(Resampler resampler, List<AudioFrame> frames) {
        List<AudioFrame> output = new ArrayList<>();
        frames.forEach(frame -> output.add(resampler.push(frame)));
        output.add(resampler.flush());
        return output;
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepToneAndLengthWhateverTheQuality(ResamplerQuality quality) {
        try (Resampler resampler = audio.createResampler(ResamplerOptions.of(44_100, 16_000, 2).withQuality(quality))) {
            for (int signal = 0; signal < 2; signal++) { // it can be used again after its end
                List<AudioFrame> output = resample(resampler, Tone.sine(440, 44_100, 2, 1_000));
                AudioFrame all = AudioFrame.concatenate(output);

                assertThat(all.samplesPerChannel()).isEqualTo(160_000);
                assertThat(all.sampleRate()).isEqualTo(16_000);
                assertThat(all.numChannels()).isEqualTo(2);
                assertThat(all.rmsDbfs()).isCloseTo(AudioFrame.concatenate(Tone.sine(440, 44_100, 2, 100)).rmsDbfs(),
                        within(0.3));
                Spectrum spectrum = Spectrum.of(output.subList(0, 100));
                assertThat(spectrum.peak()).isBetween(438, 442);
                assertThat(spectrum.dominance()).isGreaterThan(5);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100", "8000, 48000", "48000, 8000", "11025, 48000", "22050, 48000", "48000, 48000", "1000, 96000",
        "96000, 1000", "192000, 44100", "44100, 768000"})
    void shouldReturnAsMuchTimeAsItWasGiven(int from, int to) {
        try (Resampler resampler = audio.createResampler(ResamplerOptions.of(from, to, 1))) {
            int given = 3 * from + 7;
            long samples = 0;
            for (int at = 0; at < given; at += 441) {
                samples += resampler.push(AudioFrame.silence(from, 1, Math.min(441, given - at))).samplesPerChannel();
            }
            samples += resampler.flush().samplesPerChannel();
            double exact = (double) given * to / from;
            assertThat(samples).isBetween((long) Math.floor(exact), (long) Math.ceil(exact));
        }
    }

    @Test
    void shouldTakeALongFrameAtOnce() {
        AudioFrame minute = AudioFrame.concatenate(Tone.sine(300, 48_000, 1, 6_000));
        try (Resampler resampler = audio.createResampler(ResamplerOptions.of(48_000, 24_000, 1))) {
            int samples = resampler.push(minute).samplesPerChannel();
            assertThat(samples + resampler.flush().samplesPerChannel()).isEqualTo(1_440_000);
        }
    }

    @Test
    void shouldRefuseFramesWhenAResamplerIsClosed() {
        Resampler resampler = audio.createResampler(ResamplerOptions.of(48_000, 24_000, 1));
        resampler.close();
        resampler.close();
        assertThatIllegalStateException().isThrownBy(() -> resampler.push(AudioFrame.silence(48_000, 1, 480)))
                .withMessage("this resampler is closed");
        assertThatIllegalStateException().isThrownBy(resampler::flush);
    }

    @ParameterizedTest
    @ValueSource(ints = {441, 480, 960, 1_000})
    void shouldLowerSteadyNoiseWhateverTheFramesAre(int length) {
        Random random = new Random(5);
        double before = 0;
        double after = 0;
        try (AudioProcessing processing = audio.createProcessing(NOTHING.withNoiseSuppression(true))) {
            long given = 0;
            long returned = 0;
            for (int i = 0; i < 10 * 48_000 / length; i++) {
                AudioFrame noise = noise(random, length, 800);
                before = noise.rmsDbfs();
                AudioFrame clean = processing.process(noise);
                given += length;
                returned += clean.samplesPerChannel();
                assertThat(given - returned).isBetween(0L, 479L);
                after = clean.samplesPerChannel() > 0 ? clean.rmsDbfs() : after;
            }
        }
        assertThat(after).isLessThan(before - 6);
    }

    private static AudioFrame noise(Random random, int length, int amplitude) {
        short[] samples = new short[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (short) (random.nextInt(2 * amplitude) - amplitude);
        }
        return new AudioFrame(samples, 48_000, 1);
    }

    @Test
    void shouldChangeNothingWhenEverythingIsOff() {
        AudioFrame tone = Tone.sine(440, 48_000, 1, 1).getFirst();
        try (AudioProcessing processing = audio.createProcessing(NOTHING)) {
            assertThat(processing.process(tone).data()).isEqualTo(tone.data());
        }
    }

    @Test
    void shouldRemoveAnOffsetWithTheHighPassFilter() {
        short[] samples = new short[480];
        Arrays.fill(samples, (short) 5_000);
        AudioFrame offset = new AudioFrame(samples, 48_000, 1);
        try (AudioProcessing processing = audio.createProcessing(NOTHING.withHighPassFilter(true))) {
            AudioFrame last = offset;
            for (int i = 0; i < 100; i++) {
                last = processing.process(offset);
            }
            assertThat(last.rmsDbfs()).isLessThan(offset.rmsDbfs() - 20);
        }
    }

    /** An echo 6 dB lower and 50 ms later than what the loudspeaker plays. */
    @Test
    void shouldCancelTheEchoOfItsReference() {
        Random random = new Random(9);
        List<AudioFrame> played = new ArrayList<>();
        try (AudioProcessing processing = audio.createProcessing(NOTHING.withEchoCancellation(true))) {
            processing.setStreamDelayMs(50);
            double echoes = 0;
            double left = 0;
            for (int i = 0; i < 1_500; i++) {
                AudioFrame far = noise(random, 480, 500 + 5_500 * (i % 50) / 50);
                played.add(far);
                processing.processReverse(far);
                AudioFrame echo = i < 5 ? AudioFrame.silence(48_000, 1, 480) : halved(played.get(i - 5));
                AudioFrame clean = processing.process(echo);
                if (i >= 1_400) {
                    echoes += energy(echo);
                    left += energy(clean);
                }
            }
            assertThat(10 * Math.log10(echoes / Math.max(left, 1e-9))).as("echo return loss in dB").isGreaterThan(20);
        }
    }

    private static AudioFrame halved(AudioFrame frame) {
        short[] samples = frame.data().clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] /= 2;
        }
        return new AudioFrame(samples, frame.sampleRate(), frame.numChannels());
    }

    private static double energy(AudioFrame frame) {
        return Math.pow(10, frame.rmsDbfs() / 10);
    }

    @ParameterizedTest
    @CsvSource({"8000, 1", "11000, 2", "22000, 1", "44100, 2", "96000, 2", "192000, 4", "48000, 16"})
    void shouldProcessEveryFormatThatItAllows(int sampleRate, int numChannels) {
        try (AudioProcessing processing = audio.createProcessing(AudioProcessingOptions.DEFAULTS.withEchoCancellation(true))) {
            AudioFrame frame = AudioFrame.silence(sampleRate, numChannels, sampleRate / 50);
            processing.processReverse(frame);
            assertThat(processing.process(frame).samplesPerChannel()).isEqualTo(sampleRate / 50);
        }
    }

    @Test
    void shouldCloseEverythingWhenTheServiceGoes() {
        audio.createResampler(ResamplerOptions.of(8_000, 48_000, 1));
        audio.createProcessing(AudioProcessingOptions.DEFAULTS);
        AudioMixer mixer = audio.createMixer(AudioMixerOptions.of(48_000, 1));
        mixer.addInput("one").offer(AudioFrame.silence(8_000, 1, 80));
        assertThat(live(HandleKind.AUDIO_RESAMPLER)).isEqualTo(2);

        opened.close();
        assertThatIllegalStateException().isThrownBy(mixer::mix);
        assertThatIllegalStateException().isThrownBy(() -> audio.createProcessing(AudioProcessingOptions.DEFAULTS))
                .withMessage("the audio service is gone");
    }
}
