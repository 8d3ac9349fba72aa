package org.livekit4j.audio;

/** How good a {@link Resampler} is: the better, the more time it takes, and the longer its output lags behind its input. */
public enum ResamplerQuality {
    /** Cubic interpolation. */
    QUICK,
    /** 16 bits with a wide roll-off. */
    LOW,
    /** 16 bits with a medium roll-off. */
    MEDIUM,
    /** For 20 bits: no loss is heard. */
    HIGH,
    /** For 28 bits. */
    VERY_HIGH
}
