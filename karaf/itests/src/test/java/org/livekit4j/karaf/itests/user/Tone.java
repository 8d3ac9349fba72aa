package org.livekit4j.karaf.itests.user;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.livekit4j.audio.AudioFrame;

/** A sine in frames of 10 ms, and how to find it again. */
public final class Tone {
    public static final int RATE = 48_000;
    public static final int HERTZ = 440;
    private static final int FRAME = RATE / 100;
    private static final int AMPLITUDE = 12_000;

    private Tone() {}

    static List<AudioFrame> frames(int count) {
        List<AudioFrame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            short[] samples = new short[FRAME];
            for (int j = 0; j < FRAME; j++) {
                samples[j] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * HERTZ * (i * FRAME + j) / RATE));
            }
            frames.add(new AudioFrame(samples, RATE, 1));
        }
        return frames;
    }

    /** The strongest frequency from 100 to 1000 Hz, in steps of 20. */
    public static int strongest(double[] samples, int rate) {
        return IntStream.iterate(100, hertz -> hertz <= 1000, hertz -> hertz + 20).boxed()
                .max((a, b) -> Double.compare(strength(samples, a, rate), strength(samples, b, rate))).orElseThrow();
    }

    private static double strength(double[] samples, int hertz, int rate) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < samples.length; i++) {
            sine += samples[i] * Math.sin(2 * Math.PI * hertz * i / rate);
            cosine += samples[i] * Math.cos(2 * Math.PI * hertz * i / rate);
        }
        return sine * sine + cosine * cosine;
    }
}
