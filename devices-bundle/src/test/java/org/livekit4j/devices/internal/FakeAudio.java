package org.livekit4j.devices.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioProcessing;
import org.livekit4j.audio.AudioSource;
import org.livekit4j.audio.AudioSourceOptions;
import org.livekit4j.testing.Fake;

/** An audio service with one source, one processing and one mixer. */
final class FakeAudio {
    final BlockingQueue<AudioFrame> captured = new LinkedBlockingQueue<>();
    final List<AudioFrame> reversed = new CopyOnWriteArrayList<>();
    final List<Integer> delays = new CopyOnWriteArrayList<>();
    final List<String> closed = new CopyOnWriteArrayList<>();
    volatile AudioSourceOptions sourceOptions;
    volatile boolean taking = true;
    volatile boolean gone;
    /** What the mix consists of. */
    volatile short sample;

    Audio audio() {
        return Fake.of(Audio.class, (method, arguments) -> switch (method) {
            case "createSource" -> source((AudioSourceOptions) arguments[0]);
            case "createProcessing" -> Fake.of(AudioProcessing.class, this::process);
            case "createMixer" -> Fake.of(AudioMixer.class, (asked, _) -> mix(asked, (AudioMixerOptions) arguments[0]));
            default -> Fake.unexpected(Audio.class, method);
        });
    }

    private AudioSource source(AudioSourceOptions options) {
        sourceOptions = options;
        return Fake.of(AudioSource.class, (method, arguments) -> switch (method) {
            case "tryCapture" -> {
                if (gone) {
                    throw new IllegalStateException("this audio source is closed");
                }
                yield taking && captured.add((AudioFrame) arguments[0]);
            }
            case "close" -> closed.add("source");
            case "options" -> options;
            default -> Fake.unexpected(AudioSource.class, method);
        });
    }

    private Object process(String method, Object[] arguments) {
        return switch (method) {
            case "process" -> arguments[0];
            case "processReverse" -> reversed.add(((AudioFrame) arguments[0]).copy());
            case "setStreamDelayMs" -> delays.add((Integer) arguments[0]);
            case "close" -> closed.add("processing");
            default -> Fake.unexpected(AudioProcessing.class, method);
        };
    }

    private Object mix(String method, AudioMixerOptions options) {
        return switch (method) {
            case "mix" -> {
                if (gone) {
                    throw new IllegalStateException("this audio mixer is closed");
                }
                AudioFrame frame = AudioFrame.silence(options.sampleRate(), options.numChannels(), options.sampleRate() / 100);
                java.util.Arrays.fill(frame.data(), sample);
                yield frame;
            }
            case "close" -> closed.add("mixer");
            case "addInput" -> Fake.of(AudioMixerInput.class, Map.of());
            case "inputs" -> new ArrayList<>();
            default -> Fake.unexpected(AudioMixer.class, method);
        };
    }
}
