package org.livekit4j.itests;

import java.util.List;
import java.util.stream.IntStream;
import org.livekit4j.audio.AudioFrame;

/** How strong each frequency is in a signal, hertz by hertz. */
public final class Spectrum {
    private static final int LOWEST = 20;
    private static final int HIGHEST = 2_000;
    /** What belongs to a peak at this distance, in Hz: the tone begins and ends. */
    private static final int WIDTH = 15;

    private final double[] strength = new double[HIGHEST];
    private final int peak;

    /** Of the first channel. */
    public static Spectrum of(List<AudioFrame> frames) {
        int rate = frames.getFirst().sampleRate();
        double[] samples = frames.stream().flatMapToDouble(frame -> IntStream.range(0, frame.samplesPerChannel())
                .mapToDouble(i -> frame.data()[i * frame.numChannels()])).toArray();
        return new Spectrum(samples, rate);
    }

    private Spectrum(double[] samples, int rate) {
        for (int hertz = LOWEST; hertz < HIGHEST; hertz++) {
            strength[hertz] = goertzel(samples, 2 * Math.PI * hertz / rate);
        }
        peak = IntStream.range(LOWEST, HIGHEST).reduce((a, b) -> strength[a] >= strength[b] ? a : b).orElseThrow();
    }

    private static double goertzel(double[] samples, double step) {
        double factor = 2 * Math.cos(step);
        double before = 0;
        double now = 0;
        for (double sample : samples) {
            double next = sample + factor * now - before;
            before = now;
            now = next;
        }
        return Math.sqrt(now * now + before * before - factor * now * before) / samples.length;
    }

    /** The strongest frequency, in Hz. */
    public int peak() {
        return peak;
    }

    /** By how much the peak is stronger than anything beside it. */
    public double dominance() {
        double rest = IntStream.range(LOWEST, HIGHEST).filter(hertz -> Math.abs(hertz - peak) > WIDTH)
                .mapToDouble(hertz -> strength[hertz]).max().orElseThrow();
        return strength[peak] / rest;
    }
}
