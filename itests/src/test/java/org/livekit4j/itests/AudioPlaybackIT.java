package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioPlayer;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.PlaybackEnd;
import org.livekit4j.audio.WavWriter;

/** Mixer and player on the real library, with its streams and sources. */
@Timeout(180)
class AudioPlaybackIT extends WithAudio {
    @TempDir
    private Path folder;

    @Test
    void shouldMixAStreamWithWhatIsPushed() throws Exception {
        AudioMixerOptions options = AudioMixerOptions.of(16_000, 1).withQueueSizeMs(60_000).withDelayMs(0);
        try (AudioLine line = AudioLine.direct(audio); AudioMixer mixer = audio.createMixer(options)) {
            AudioStream stream = line.listen();
            AudioMixerInput heard = mixer.addInput("heard", stream);
            AudioMixerInput pushed = mixer.addInput("pushed");
            line.send(Tone.sine(500, 48_000, 1, 200));
            for (AudioFrame frame : Tone.sine(900, 44_100, 2, 200)) {
                pushed.push(frame);
            }
            pushed.end();
            await().atMost(Duration.ofSeconds(60)).until(() -> heard.statistics().queuedMs() >= 1_900);
            List<AudioFrame> mix = new ArrayList<>();
            for (int i = 0; i < 190; i++) {
                mix.add(mixer.mix());
            }
            assertTone(mix, 500);
            assertTone(mix, 900);
            assertThat(heard.statistics().droppedMs()).isZero();
            assertThat(mix.getFirst().sampleRate()).isEqualTo(16_000);

            mixer.close();
            assertThat(stream.end()).isPresent();
        }
    }

    /** By correlation, because two tones are there at once. */
    private static void assertTone(List<AudioFrame> frames, double hertz) {
        AudioFrame all = AudioFrame.concatenate(frames);
        double real = 0;
        double imaginary = 0;
        for (int i = 0; i < all.data().length; i++) {
            double phase = 2 * Math.PI * hertz * i / all.sampleRate();
            real += all.data()[i] * Math.cos(phase);
            imaginary += all.data()[i] * Math.sin(phase);
        }
        assertThat(2 * Math.hypot(real, imaginary) / all.data().length).as("amplitude of %s Hz", hertz).isBetween(10_500.0,
                12_500.0);
    }

    @Test
    void shouldPlayAFileToItsLastSample() throws Exception {
        Path file = folder.resolve("tone.wav");
        AudioFrame tone = AudioFrame.concatenate(Tone.sine(440, 48_000, 1, 50));
        try (WavWriter wav = WavWriter.create(file, 48_000, 1)) {
            wav.write(tone);
        }
        try (AudioLine line = AudioLine.open(audio, AudioSourceOptions.of(48_000, 1).withQueueSizeMs(0));
                AudioStream stream = line.listen();
                AudioPlayer player = audio.createPlayer(file, line.source())) {
            assertThat(player.duration()).isEqualTo(Duration.ofMillis(500));
            player.play();
            AudioFrame heard = AudioFrame.concatenate(AudioLine.take(stream, 50));

            assertThat(heard.data()).isEqualTo(tone.data());
            assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.COMPLETED);
            assertThat(player.position()).isEqualTo(player.duration());
        }
    }

    @Test
    void shouldPlayAFileOfAnotherFormatIntoASourceWithAQueue() throws Exception {
        Path file = folder.resolve("tone.wav");
        try (WavWriter wav = WavWriter.create(file, 22_050, 2)) {
            wav.write(AudioFrame.concatenate(Tone.sine(700, 22_000, 2, 100).stream()
                    .map(frame -> new AudioFrame(frame.data(), 22_050, 2)).toList()));
        }
        try (AudioLine line = AudioLine.open(audio, AudioSourceOptions.of(48_000, 1));
                AudioStream stream = line.listen();
                AudioPlayer player = audio.createPlayer(file, line.source())) {
            player.play();
            assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.COMPLETED);
            List<AudioFrame> heard = new ArrayList<>();
            while (heard.size() < 95) {
                // The rest is the silence of a source that has nothing to play
                AudioLine.take(stream, 1).stream().filter(frame -> frame.rmsDbfs() > -30).forEach(heard::add);
            }
            assertThat(Spectrum.of(heard).peak()).isBetween(695, 709);
        }
    }
}
