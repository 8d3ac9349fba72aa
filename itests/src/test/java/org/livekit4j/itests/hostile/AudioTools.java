package org.livekit4j.itests.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sound.sampled.AudioInputStream;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioPlayer;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.EnergyGate;
import org.livekit4j.audio.JavaSound;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;
import org.livekit4j.audio.WavReader;
import org.livekit4j.audio.WavWriter;

/** Tools for audio to try calls on, and to pass to others. */
final class AudioTools {
    private static final AudioFrame FRAME = AudioFrame.silence(48_000, 1, 480);
    /** Objects of a client, by type. */
    static final Map<Class<?>, Function<Stage, ?>> INSTANCES = Map.of(Resampler.class,
            stage -> stage.own(stage.audio().createResampler(ResamplerOptions.of(48_000, 16_000, 1))), AudioProcessing.class,
            stage -> stage.own(stage.audio().createProcessing(AudioProcessingOptions.DEFAULTS.withEchoCancellation(true))),
            AudioMixer.class, AudioTools::mixer, AudioMixerInput.class, stage -> mixer(stage).addInput("input"),
            AudioPlayer.class,
            AudioTools::player);
    /** Arguments, by type. */
    static final Map<Class<?>, Function<Stage, ?>> ARGUMENTS = Map.of(ResamplerOptions.class,
            stage -> ResamplerOptions.of(48_000, 16_000, 1), AudioProcessingOptions.class,
            stage -> AudioProcessingOptions.DEFAULTS, AudioMixerOptions.class, stage -> AudioMixerOptions.of(48_000, 1),
            EnergyGate.class, stage -> EnergyGate.of(-40, -50, 300), AudioInputStream.class,
            stage -> JavaSound.toStream(List.of(FRAME), 48_000, 1), Path.class, stage -> wav(), WavWriter.class,
            AudioTools::writer, WavReader.class, AudioTools::reader);

    private AudioTools() {}

    private static AudioMixer mixer(Stage stage) {
        return stage.own(stage.audio().createMixer(AudioMixerOptions.of(48_000, 1)));
    }

    private static AudioPlayer player(Stage stage) {
        try {
            return stage.own(stage.audio().createPlayer(wav(), Instances.audioSource(stage)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WavWriter writer(Stage stage) {
        try {
            return stage.own(WavWriter.create(wav(), 48_000, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WavReader reader(Stage stage) {
        try {
            return stage.own(WavReader.open(wav()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of 10 ms, which may be overwritten. */
    private static Path wav() {
        try {
            Path file = Files.createTempFile("hostile", ".wav");
            file.toFile().deleteOnExit();
            try (WavWriter wav = WavWriter.create(file, 48_000, 1)) {
                wav.write(FRAME);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
