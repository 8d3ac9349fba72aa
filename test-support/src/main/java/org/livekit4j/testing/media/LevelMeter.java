package org.livekit4j.testing.media;

/** How loud a frame is. */
public final class LevelMeter {
    private static final double FULL_SCALE = 1 << 15;

    private LevelMeter() {}

    /** Root mean square, 1 being full scale. */
    public static double rms(short[] samples) {
        if (samples.length == 0) {
            return 0;
        }
        long sum = 0;
        for (short sample : samples) {
            sum += (long) sample * sample;
        }
        return Math.sqrt((double) sum / samples.length) / FULL_SCALE;
    }
}
