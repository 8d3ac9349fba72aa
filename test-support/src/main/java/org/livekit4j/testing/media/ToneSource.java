package org.livekit4j.testing.media;

/** A sine tone of its own for each track, which slowly swells and fades so that a level meter has something to show. */
public final class ToneSource {
    public static final int SAMPLE_RATE = 48_000;
    /** Samples of a frame of 10 ms. */
    public static final int FRAME_SAMPLES = SAMPLE_RATE / 100;

    private static final int LOWEST_HZ = 440;
    private static final int STEP_HZ = 40;
    /** Half of full scale. */
    private static final int AMPLITUDE = 1 << 14;
    /** How far the phase of the swelling goes on in one frame: once around in four seconds. */
    private static final int SWELL_STEP = SAMPLE_RATE / 400;
    /** One second of 1 Hz: a tone of f Hz takes every f-th sample. */
    private static final short[] SINE = sine();

    private final int hertz;
    private final int swellOffset;

    public ToneSource(int track) {
        hertz = hertz(track);
        swellOffset = track * (SAMPLE_RATE / 7) % SAMPLE_RATE;
    }

    public static int hertz(int track) {
        return LOWEST_HZ + STEP_HZ * track;
    }

    /** Fills the frame with the tone of this sequence number, without a break to the frame before. */
    public void fill(short[] frame, long sequence) {
        int phase = (int) (sequence * FRAME_SAMPLES % SAMPLE_RATE * hertz % SAMPLE_RATE);
        int from = gain(sequence);
        int step = gain(sequence + 1) - from;
        for (int i = 0; i < frame.length; i++) {
            int gain = from + step * i / frame.length;
            frame[i] = (short) (SINE[phase] * gain >> 15);
            phase += hertz;
            if (phase >= SAMPLE_RATE) {
                phase -= SAMPLE_RATE;
            }
        }
    }

    /** From a fifth to all, in units of 1/32768. */
    private int gain(long sequence) {
        int swell = SINE[(int) ((sequence * SWELL_STEP + swellOffset) % SAMPLE_RATE)];
        return (1 << 15) * 3 / 5 + (int) (swell * 2L * (1 << 15) / 5 / AMPLITUDE);
    }

    private static short[] sine() {
        short[] sine = new short[SAMPLE_RATE];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * i / SAMPLE_RATE));
        }
        return sine;
    }
}
