package org.livekit4j.demo.internal;

import java.io.IOException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.testing.media.LevelMeter;
import org.livekit4j.testing.media.ToneSource;
import org.livekit4j.testing.media.WavWriter;

/** A WAV file of one track, which begins with its first frame. */
final class Recording implements FrameRecorder<AudioFrame> {
    private final String name;
    private final RunResults results;
    private WavWriter wav;
    private boolean on;
    private volatile double level;

    Recording(String name, RunResults results) {
        this.name = name;
        this.results = results;
        this.on = results.wantFiles();
    }

    /** After a failure, only the level is measured. */
    @Override
    public void record(AudioFrame frame) {
        level = LevelMeter.rms(frame.data());
        if (!on) {
            return;
        }
        try {
            if (wav == null) {
                wav = new WavWriter(results.addFile(name + ".wav"), ToneSource.SAMPLE_RATE, 1);
            }
            wav.write(frame.data());
        } catch (IOException e) {
            on = false;
            results.addProblem("cannot write " + name + ".wav", e);
        }
    }

    @Override
    public double level() {
        return level;
    }

    @Override
    public void close() {
        on = false;
        if (wav != null) {
            try {
                wav.close();
            } catch (IOException e) {
                results.addProblem("cannot finish " + name + ".wav", e);
            }
        }
    }
}
