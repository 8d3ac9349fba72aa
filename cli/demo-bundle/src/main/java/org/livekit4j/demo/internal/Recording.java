package org.livekit4j.demo.internal;

import java.io.IOException;
import org.livekit4j.audio.AudioFrame;
import org.livekit4j.audio.WavWriter;
import org.livekit4j.testing.media.LevelMeter;
import org.livekit4j.testing.media.ToneSource;

/** A WAV file of one track, which begins with its first frame. */
final class Recording extends FrameRecorder<AudioFrame> {
    private WavWriter wav;
    private volatile double level;

    Recording(String name, RunResults results) {
        super(name, results);
    }

    /** After a failure, only the level is measured. */
    @Override
    void record(AudioFrame frame) {
        level = LevelMeter.rms(frame.data());
        if (!on) {
            return;
        }
        try {
            if (wav == null) {
                wav = WavWriter.create(results.addFile(name + ".wav"), ToneSource.SAMPLE_RATE, 1);
            }
            wav.write(frame);
        } catch (IOException e) {
            on = false;
            results.addProblem("cannot write " + name + ".wav", e);
        }
    }

    @Override
    double level() {
        return level;
    }

    @Override
    public void close() {
        on = false;
        if (wav != null) {
            results.attempt("cannot finish " + name + ".wav", wav::close);
        }
    }
}
