package org.livekit4j.demo.internal;

import java.io.IOException;
import org.livekit4j.audio.Audio;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.demo.StreamSnapshot;

/** One audio track: what comes back is counted, metered and recorded. */
final class AudioChannel implements Channel<Audio> {
    private final int track;
    private final String name;
    private final FrameLedger ledger;
    private final Output output;
    private final Problems problems;
    private WavWriter wav;
    private boolean recording;
    private volatile double level;

    AudioChannel(int track, LatencyMeter latency, Output output, Problems problems) {
        this.track = track;
        this.name = "audio-%02d".formatted(track + 1);
        this.ledger = new FrameLedger(track, latency);
        this.output = output;
        this.problems = problems;
        this.recording = output.wanted();
    }

    @Override
    public FrameLedger ledger() {
        return ledger;
    }

    @Override
    public Link open(Audio service) {
        return new AudioLink(service, this);
    }

    int track() {
        return track;
    }

    String name() {
        return name;
    }

    /** A frame came, on the receiving thread. What is recorded is what is counted: not the silence between. */
    void received(AudioFrame frame, long now) {
        short[] samples = frame.data();
        if (ledger.received(AudioStamp.read(samples), now)) {
            level = LevelMeter.rms(samples);
            if (recording) {
                write(samples);
            }
        }
    }

    @Override
    public StreamSnapshot snapshot() {
        return new StreamSnapshot(name, ledger.received(), level);
    }

    @Override
    public void close() {
        recording = false;
        if (wav != null) {
            try {
                wav.close();
            } catch (IOException e) {
                problems.add("cannot finish " + name + ".wav", e);
            }
        }
    }

    private void write(short[] samples) {
        try {
            if (wav == null) {
                wav = new WavWriter(output.file(name + ".wav"), ToneSource.SAMPLE_RATE, 1);
            }
            wav.write(samples);
        } catch (IOException e) {
            recording = false;
            problems.add("cannot write " + name + ".wav", e);
        }
    }
}
