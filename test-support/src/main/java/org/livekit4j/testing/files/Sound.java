package org.livekit4j.testing.files;

import java.util.Arrays;

/** Tones to be written, and what is left of them after decoding. */
public final class Sound {
    public static final int RATE = 48_000;
    private static final int AMPLITUDE = 12_000;
    private static final int LOWEST = 100;
    private static final int HIGHEST = 2_000;
    private static final int STEP = 5;

    private Sound() {}

    /** @param from the number of the first sample, for a tone that goes on */
    public static short[] tone(int hertz, long from, int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hertz * (from + i) / RATE));
        }
        return samples;
    }

    /** The strongest frequency in a second from this sample on, in Hz. */
    public static int peak(short[] samples, int from) {
        short[] second = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + RATE));
        int best = 0;
        double most = -1;
        for (int hertz = LOWEST; hertz < HIGHEST; hertz += STEP) {
            double strength = strength(second, hertz);
            if (strength > most) {
                most = strength;
                best = hertz;
            }
        }
        return best;
    }

    /** How strong a frequency is in a second from this sample on. */
    public static double strength(short[] samples, int from, int hertz) {
        return strength(Arrays.copyOfRange(samples, from, Math.min(samples.length, from + RATE)), hertz);
    }

    private static double strength(short[] samples, int hertz) {
        double factor = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double before = 0;
        double now = 0;
        for (short sample : samples) {
            double next = sample + factor * now - before;
            before = now;
            now = next;
        }
        return now * now + before * before - factor * now * before;
    }

    /** Root mean square. */
    public static double level(short[] samples, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += samples[i] * (double) samples[i];
        }
        return Math.sqrt(sum / count);
    }
}
