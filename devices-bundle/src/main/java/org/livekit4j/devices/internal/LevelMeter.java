package org.livekit4j.devices.internal;

import org.livekit4j.audio.AudioFrame;

/** The level of the last frames. One thread adds, any reads. */
final class LevelMeter {
    private static final int FRAMES = 10;

    private final double[] powers = new double[FRAMES];
    private int next;
    private volatile double dbfs = Double.NEGATIVE_INFINITY;

    void add(AudioFrame frame) {
        powers[next] = Math.pow(10, frame.rmsDbfs() / 10);
        next = (next + 1) % FRAMES;
        double sum = 0;
        for (double power : powers) {
            sum += power;
        }
        dbfs = 10 * Math.log10(sum / FRAMES);
    }

    double dbfs() {
        return dbfs;
    }
}
