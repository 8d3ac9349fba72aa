package org.livekit4j.audio;

/**
 * Tells speech from a quiet background by its level. It opens with the first frame whose level reaches the upper threshold, and
 * closes when the level has stayed below the lower one for a hold time. Time is counted in samples, not by a clock.
 *
 * <pre>{@code
 * EnergyGate gate = EnergyGate.of(-40, -50, 300);
 * for (AudioFrame frame : stream) {
 *     if (gate.passes(frame)) {
 *         recognizer.accept(frame);
 *     }
 * }
 * }</pre>
 *
 * <p>Each stream needs a gate of its own, used by one thread at a time.
 */
public final class EnergyGate {
    private static final double QUIETEST_DBFS = -96;
    private static final int MAX_HOLD_MS = 60_000;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private final double openDbfs;
    private final double closeDbfs;
    private final int holdMs;
    private boolean open;
    private long quietNanos;

    private EnergyGate(double openDbfs, double closeDbfs, int holdMs) {
        this.openDbfs = openDbfs;
        this.closeDbfs = closeDbfs;
        this.holdMs = holdMs;
    }

    /**
     * Creates a closed gate.
     *
     * @param openDbfs the {@linkplain AudioFrame#rmsDbfs level} at which it opens, in dBFS, from −96 to 0; −40 suits speech
     * @param closeDbfs the level below which it closes, in dBFS, from −96 to {@code openDbfs}
     * @param holdMs how long the level must stay below {@code closeDbfs}, in milliseconds, from 0 to 60,000; 300 bridges the
     *     pauses between words
     * @return the gate
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static EnergyGate of(double openDbfs, double closeDbfs, int holdMs) {
        if (!(openDbfs >= QUIETEST_DBFS && openDbfs <= 0)) {
            throw new IllegalArgumentException("openDbfs is " + openDbfs + "; it must be from " + QUIETEST_DBFS + " to 0");
        }
        if (!(closeDbfs >= QUIETEST_DBFS && closeDbfs <= openDbfs)) {
            throw new IllegalArgumentException(
                    "closeDbfs is " + closeDbfs + "; it must be from " + QUIETEST_DBFS + " to openDbfs, " + openDbfs);
        }
        if (holdMs < 0 || holdMs > MAX_HOLD_MS) {
            throw new IllegalArgumentException("holdMs is " + holdMs + "; it must be from 0 to " + MAX_HOLD_MS);
        }
        return new EnergyGate(openDbfs, closeDbfs, holdMs);
    }

    /**
     * Measures the next frame. An empty frame changes nothing.
     *
     * @param frame the frame, of any length; those of 10 to 30 ms make it react fast
     * @return whether the gate is open for this frame
     */
    public boolean passes(AudioFrame frame) {
        if (frame.samplesPerChannel() == 0) {
            return open;
        }
        double dbfs = frame.rmsDbfs();
        if (dbfs >= openDbfs) {
            open = true;
        }
        if (dbfs >= closeDbfs) {
            quietNanos = 0;
            return open;
        }
        quietNanos += frame.samplesPerChannel() * NANOS_A_SECOND / frame.sampleRate();
        if (quietNanos > holdMs * 1_000_000L) {
            open = false;
        }
        return open;
    }

    /** {@return whether the gate is open, after the last frame} */
    public boolean isOpen() {
        return open;
    }

    @Override
    public String toString() {
        return "EnergyGate[" + (open ? "open" : "closed") + ", opens at " + openDbfs + " dBFS, closes below " + closeDbfs
                + " dBFS for " + holdMs + " ms]";
    }
}
