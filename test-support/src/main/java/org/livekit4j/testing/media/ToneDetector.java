package org.livekit4j.testing.media;

/**
 * Knows frames of 10 ms that hold one tone from those that hold another or none: most of their power is at its frequency, and its phase
 * goes on from frame to frame, as it does not with a tone that is 20 Hz beside. One thread at a time.
 */
public final class ToneDetector {
    /** Root mean square; the quietest that {@link ToneSource} sends is three times as loud. */
    private static final double MIN_LEVEL = 0.02;
    private static final double MIN_SHARE = 0.7;
    private static final double MAX_TURN = Math.PI * 0.4;

    private final double step;
    private long position;
    private double lastPhase = Double.NaN;

    public ToneDetector(int hertz) {
        step = 2 * Math.PI * hertz / ToneSource.SAMPLE_RATE;
    }

    public boolean hears(short[] samples) {
        double real = 0;
        double imaginary = 0;
        double power = 0;
        for (short sample : samples) {
            double angle = step * position++;
            real += sample * Math.cos(angle);
            imaginary += sample * Math.sin(angle);
            power += (double) sample * sample;
        }
        double share = power == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / (samples.length * power);
        boolean tone = LevelMeter.rms(samples) > MIN_LEVEL && share > MIN_SHARE;
        double phase = Math.atan2(imaginary, real);
        double turn = Double.isNaN(lastPhase) ? 0 : Math.abs(Math.IEEEremainder(phase - lastPhase, 2 * Math.PI));
        lastPhase = tone ? phase : Double.NaN;
        return tone && turn < MAX_TURN;
    }
}
