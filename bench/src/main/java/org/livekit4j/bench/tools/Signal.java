package org.livekit4j.bench.tools;

import java.util.Random;
import org.livekit4j.audio.AudioFrame;

/** A second of a voice-like signal in frames of 10 ms, again and again: a tone that swells three times, and noise. */
final class Signal {
    private static final int FRAMES = 100;
    private static final int NOISE = 500;

    private final AudioFrame[] frames = new AudioFrame[FRAMES];
    private int next;

    /** @param sampleRate a multiple of 100, in Hz */
    Signal(int sampleRate) {
        Random noise = new Random(1);
        int length = sampleRate / FRAMES;
        for (int i = 0; i < FRAMES; i++) {
            short[] samples = new short[length];
            for (int j = 0; j < length; j++) {
                double seconds = (double) (i * length + j) / sampleRate;
                double swell = 0.5 + 0.5 * Math.sin(2 * Math.PI * 3 * seconds);
                samples[j] = (short) (8_000 * swell * Math.sin(2 * Math.PI * 220 * seconds) + noise.nextInt(-NOISE, NOISE));
            }
            frames[i] = new AudioFrame(samples, sampleRate, 1);
        }
    }

    AudioFrame frame() {
        next = (next + 1) % FRAMES;
        return frames[next];
    }
}
