package org.livekit4j.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioPlayer;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.audio.AudioStreamOptions;
import org.livekit4j.audio.PlaybackEnd;
import org.livekit4j.recorder.internal.RecordedOgg;
import org.livekit4j.testing.files.MediaProbe;

/** Ogg files of Opus that others have written, played on the real library. */
@Timeout(180)
class OggPlaybackIT extends WithAudio {
    private static final int RATE = 48_000;

    @TempDir
    private Path folder;

    /** By {@code ffmpeg}, which decides by the name what is written. */
    private Path encoded(String name, String sound, String... options) throws IOException, InterruptedException {
        assumeTrue(MediaProbe.isThere(), "ffmpeg is not installed");
        Path file = folder.resolve(name);
        Process process = new ProcessBuilder(Stream.of(Stream.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i", sound),
                Stream.of(options), Stream.of(file.toString())).flatMap(all -> all).toList()).inheritIO().start();
        assertThat(process.waitFor()).isZero();
        return file;
    }

    private static int peak(List<AudioFrame> frames, int channel) {
        return Spectrum.of(frames.stream().map(frame -> channel(frame, channel)).toList()).peak();
    }

    private static AudioFrame channel(AudioFrame frame, int channel) {
        short[] samples = new short[frame.samplesPerChannel()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = frame.data()[i * frame.numChannels() + channel];
        }
        return new AudioFrame(samples, frame.sampleRate(), 1);
    }

    @Test
    void shouldPlayARecordingToItsLastSample() throws Exception {
        Path file = folder.resolve("recording.ogg");
        AudioFrame tone = AudioFrame.concatenate(Tone.sine(440, RATE, 1, 100));
        RecordedOgg.write(file, tone);
        try (AudioLine line = AudioLine.direct(audio);
                AudioStream stream = line.listen();
                AudioPlayer player = audio.createPlayer(file, line.source())) {
            assertThat(player.duration()).isEqualTo(Duration.ofSeconds(1));
            player.play();
            List<AudioFrame> heard = AudioLine.take(stream, 100);

            assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.COMPLETED);
            assertThat(player.position()).isEqualTo(player.duration());
            assertThat(Spectrum.of(heard).peak()).isBetween(425, 455);
            assertThat(AudioFrame.concatenate(heard).rmsDbfs()).isBetween(tone.rmsDbfs() - 1, tone.rmsDbfs() + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20, 0", "2, 20, 0", "2, 60, 0", "2, 2.5, 200", "1, 120, 200"})
    void shouldPlayWhatAnotherEncoderHasWritten(int numChannels, String packetMs, int queueMs) throws Exception {
        String sound = "aevalsrc=0.3*sin(2*PI*500*t)" + (numChannels == 2 ? "|0.3*sin(2*PI*900*t)" : "") + ":s=48000:d=1";
        Path file = encoded("tone.opus", sound, "-c:a", "libopus", "-frame_duration", packetMs);
        try (AudioLine line = AudioLine.open(audio, AudioSourceOptions.of(RATE, numChannels).withQueueSizeMs(queueMs));
                AudioStream stream = line.listen(AudioLine.LOSSLESS.withNumChannels(numChannels));
                AudioPlayer player = audio.createPlayer(file, line.source())) {
            assertThat(player.duration()).isEqualTo(Duration.ofSeconds(1));
            player.play();
            List<AudioFrame> heard = AudioLine.take(stream, 90);

            assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.COMPLETED);
            assertThat(peak(heard, 0)).isBetween(485, 515);
            assertThat(peak(heard, numChannels - 1)).isBetween(numChannels == 2 ? 885 : 485, numChannels == 2 ? 915 : 515);
        }
    }

    @Test
    void shouldConvertItWhenTheSourceHasAnotherFormat() throws Exception {
        Path file = encoded("tone.opus", "aevalsrc=0.3*sin(2*PI*700*t)|0.3*sin(2*PI*700*t):s=48000:d=1", "-c:a", "libopus");
        try (AudioLine line = AudioLine.open(audio, AudioSourceOptions.of(24_000, 1));
                AudioStream stream = line.listen(AudioStreamOptions.DEFAULTS.withCapacity(0));
                AudioPlayer player = audio.createPlayer(file, line.source())) {
            player.play();
            assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.COMPLETED);
            List<AudioFrame> heard = new ArrayList<>();
            while (heard.size() < 90) {
                AudioLine.take(stream, 1).stream().filter(frame -> frame.rmsDbfs() > -30).forEach(heard::add);
            }
            assertThat(Spectrum.of(heard).peak()).isBetween(685, 715);
        }
    }

    @Test
    void shouldSayThatTheFileFailedWhenItIsDamagedInTheMiddle() throws Exception {
        Path file = folder.resolve("damaged.ogg");
        RecordedOgg.write(file, AudioFrame.concatenate(Tone.sine(440, RATE, 1, 300)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        try (AudioLine line = AudioLine.direct(audio); AudioPlayer player = audio.createPlayer(file, line.source())) {
            player.play();
            assertThat(player.awaitEnd()).isEqualTo(PlaybackEnd.FILE_FAILED);
            assertThat(player.position()).isBetween(Duration.ofMillis(900), Duration.ofMillis(2_100));
        }
    }

    @Test
    void shouldNameTheCodecWhenItIsNotOpus() throws Exception {
        Path vorbis = encoded("tone.ogg", "sine=440:d=1", "-c:a", "libvorbis");
        Path text = Files.writeString(folder.resolve("text.opus"), "no sound");
        try (AudioLine line = AudioLine.direct(audio)) {
            assertThatThrownBy(() -> audio.createPlayer(vorbis, line.source())).isInstanceOf(IOException.class)
                    .hasMessageContaining("here is Vorbis");
            assertThatThrownBy(() -> audio.createPlayer(text, line.source())).isInstanceOf(IOException.class)
                    .hasMessageContaining("JavaSound.frames");
        }
    }
}
