package org.livekit4j.devices.internal;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.livekit4j.LiveKitException;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.AudioMixer;
import org.livekit4j.audio.AudioMixerInput;
import org.livekit4j.audio.AudioMixerOptions;
import org.livekit4j.audio.AudioStream;
import org.livekit4j.devices.Device;
import org.livekit4j.devices.DeviceEnd;
import org.livekit4j.devices.DeviceEnd.Reason;
import org.livekit4j.devices.Speaker;
import org.livekit4j.devices.SpeakerOptions;
import org.livekit4j.devices.SpeakerStatistics;
import org.livekit4j.ffi.RepeatedWarning;

/** Plays a mix on a line, which alone gives the pace. */
final class LineSpeaker extends SoundWorker implements Speaker {

    private final OutputLine line;
    private final SpeakerOptions options;
    private final AudioMixer mixer;
    private final RepeatedWarning failures = new RepeatedWarning();
    private final List<EchoReference> references = new CopyOnWriteArrayList<>();
    private volatile long played;
    private volatile long underruns;
    private volatile double volume = 1;

    LineSpeaker(Device device, OutputLine line, SpeakerOptions options, Audio audio, LongSupplier nanoTime,
            Consumer<? super DeviceWorker> onClose) {
        super(device, line, nanoTime, options.lostAfterMs(), onClose);
        this.line = line;
        this.options = options;
        mixer = audio.createMixer(AudioMixerOptions.of(line.sampleRate(), line.numChannels()));
    }

    /** @return removes it */
    Runnable addReference(EchoReference reference) {
        references.add(reference);
        return () -> references.remove(reference);
    }

    @Override
    DeviceEnd work() {
        while (!closing()) {
            int free = line.available();
            if (free >= frameBytes) {
                if (free >= line.bufferSize() && played * frameBytes >= line.bufferSize()) {
                    underruns++; // of this thread alone
                }
                AudioFrame frame = next();
                tell(frame, (line.bufferSize() - free) / (frameBytes / FRAME_SIZE_MS));
                if (line.write(frame.toBytes(ByteOrder.LITTLE_ENDIAN), frameBytes) < frameBytes) {
                    return new DeviceEnd(Reason.LOST, "it takes no more audio");
                }
                played++;
                moved();
            } else {
                Threads.pause();
            }
        }
        return CLOSED;
    }

    private AudioFrame next() {
        AudioFrame frame = mixer.mix();
        double factor = muted() ? 0 : volume;
        if (factor == 0) {
            Arrays.fill(frame.data(), (short) 0);
        } else if (factor < 1) {
            short[] samples = frame.data();
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) Math.round(samples[i] * factor);
            }
        }
        level.add(frame);
        return frame;
    }

    private void tell(AudioFrame frame, int delayMs) {
        for (EchoReference reference : references) {
            try {
                reference.played(frame, delayMs);
            } catch (IllegalStateException e) {
                references.remove(reference); // its microphone has ended
            } catch (LiveKitException e) {
                failures.report(count -> LOG.warn("An echo of {} is not cancelled, {} times so far", device(), count, e));
            }
        }
    }

    @Override
    String idleness() {
        return "taken no audio";
    }

    @Override
    void releaseParts() {
        references.clear();
        mixer.close();
    }

    @Override
    public SpeakerOptions options() {
        return options;
    }

    @Override
    public AudioMixerInput play(String name, AudioStream stream) {
        requireOpen();
        return mixer.addInput(name, stream);
    }

    @Override
    public AudioMixerInput addInput(String name) {
        requireOpen();
        return mixer.addInput(name);
    }

    @Override
    public List<AudioMixerInput> inputs() {
        return mixer.inputs();
    }

    @Override
    public double volume() {
        return volume;
    }

    @Override
    public void setVolume(double volume) {
        if (!(volume >= 0 && volume <= 1)) {
            throw new IllegalArgumentException("volume is " + volume + "; it must be from 0 to 1");
        }
        this.volume = volume;
    }

    @Override
    public SpeakerStatistics statistics() {
        return new SpeakerStatistics(played * FRAME_SIZE_MS, underruns);
    }
}
