package org.livekit4j.demo.internal;

import java.io.IOException;

/** A WAV file of one track, if files are wanted. It begins with the first sound. One thread at a time. */
final class Recording implements AutoCloseable {
    private final String name;
    private final Output output;
    private final Problems problems;
    private WavWriter wav;
    private boolean on;

    Recording(String name, Output output, Problems problems) {
        this.name = name;
        this.output = output;
        this.problems = problems;
        this.on = output.wanted();
    }

    /** Adds samples; after {@link #close} and after a failure it does nothing. */
    void write(short[] samples) {
        if (!on) {
            return;
        }
        try {
            if (wav == null) {
                wav = new WavWriter(output.file(name + ".wav"), ToneSource.SAMPLE_RATE, 1);
            }
            wav.write(samples);
        } catch (IOException e) {
            on = false;
            problems.add("cannot write " + name + ".wav", e);
        }
    }

    @Override
    public void close() {
        on = false;
        if (wav != null) {
            try {
                wav.close();
            } catch (IOException e) {
                problems.add("cannot finish " + name + ".wav", e);
            }
        }
    }
}
