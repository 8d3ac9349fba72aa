package org.livekit4j.bench.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioProcessingOptions;
import org.livekit4j.audio.EnergyGate;
import org.livekit4j.audio.Resampler;
import org.livekit4j.audio.ResamplerOptions;
import org.livekit4j.audio.ResamplerQuality;
import org.livekit4j.audio.WavReader;
import org.livekit4j.audio.WavWriter;
import org.livekit4j.recorder.internal.OggOpusWork;

/** The tools for audio, at 48 kHz with one channel if nothing else is said. */
final class AudioWork {
    private static final int RATE = 48_000;
    private static final int FRAME = RATE / 100;
    /** Files are begun again after a minute. */
    private static final int FRAMES_OF_FILE = 6_000;

    private final Audio audio;
    private final Path folder;
    private final Signal signal = new Signal(RATE);

    AudioWork(Audio audio, Path folder) {
        this.audio = audio;
        this.folder = folder;
    }

    /** @param words the name of the tool, then its arguments */
    Work of(String... words) throws Exception {
        return switch (words[0]) {
            case "resample" -> resampling(Integer.parseInt(words[1]), Integer.parseInt(words[2]), words[3]);
            case "mix" -> mixing(Integer.parseInt(words[1]));
            case "process" -> processing(words[1]);
            case "gate" -> {
                EnergyGate gate = EnergyGate.of(-40, -50, 300);
                yield () -> gate.passes(signal.frame());
            }
            case "wav-write" -> writing(folder.resolve("written.wav"));
            case "wav-read" -> reading(folder.resolve("read.wav"));
            case "ogg-write" -> {
                OggOpusWork file = new OggOpusWork(folder.resolve("written.ogg"), FRAMES_OF_FILE);
                yield () -> file.write(signal.frame());
            }
            default -> throw new IllegalArgumentException("there is no tool " + words[0]);
        };
    }

    private Work resampling(int from, int to, String quality) {
        Signal input = new Signal(from);
        Resampler resampler = audio.createResampler(
                ResamplerOptions.of(from, to, 1).withQuality(ResamplerQuality.valueOf(quality)));
        return () -> resampler.push(input.frame());
    }

    private Work mixing(int sources) {
        AudioMixer mixer = audio.createMixer(AudioMixerOptions.of(RATE, 1));
        List<AudioMixerInput> inputs = Stream.generate(() -> mixer.addInput("source")).limit(sources).toList();
        return () -> {
            AudioFrame frame = signal.frame();
            for (AudioMixerInput input : inputs) {
                if (!input.offer(frame)) {
                    throw new IllegalStateException("the mixer takes less than it is given");
                }
            }
            mixer.mix();
        };
    }

    private Work processing(String part) {
        boolean all = part.equals("all");
        boolean echo = all || part.equals("echo");
        AudioProcessing processing = audio.createProcessing(AudioProcessingOptions.DEFAULTS.withEchoCancellation(echo)
                .withNoiseSuppression(all || part.equals("noise")).withGainControl(all || part.equals("gain"))
                .withHighPassFilter(all || part.equals("rumble")));
        if (!echo) {
            return () -> processing.process(signal.frame());
        }
        processing.setStreamDelayMs(40);
        return () -> {
            AudioFrame frame = signal.frame();
            processing.processReverse(frame);
            processing.process(frame);
        };
    }

    private Work writing(Path file) {
        return new Work() {
            private WavWriter wav;
            private int frames;

            @Override
            public void once() throws Exception {
                if (frames++ % FRAMES_OF_FILE == 0) {
                    if (wav != null) {
                        wav.close();
                    }
                    wav = WavWriter.create(file, RATE, 1);
                }
                wav.write(signal.frame());
            }
        };
    }

    private Work reading(Path file) throws Exception {
        try (WavWriter wav = WavWriter.create(file, RATE, 1)) {
            for (int i = 0; i < FRAMES_OF_FILE; i++) {
                wav.write(signal.frame());
            }
        }
        return new Work() {
            private WavReader wav = WavReader.open(file);

            @Override
            public void once() throws Exception {
                if (wav.read(FRAME) == null) {
                    wav.close();
                    wav = WavReader.open(file);
                    wav.read(FRAME);
                }
            }
        };
    }
}
