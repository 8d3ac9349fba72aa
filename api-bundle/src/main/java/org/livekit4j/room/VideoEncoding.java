package org.livekit4j.room;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * Limits for a video encoder. Immutable; every {@code with} method returns a changed copy. {@link VideoResolution} has limits
 * for usual sizes.
 */
public final class VideoEncoding {
    private static final Option<Long> MAX_BITRATE = Option.of("maxBitrate");
    private static final Option<Double> MAX_FRAMERATE = Option.of("maxFramerate");

    private final OptionValues values;

    private VideoEncoding(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates limits.
     *
     * @param maxBitrate the largest bit rate, in bits per second, at least 1
     * @param maxFramerate the largest frame rate, in frames per second, above 0
     * @return the limits
     * @throws IllegalArgumentException if one is out of range
     */
    public static VideoEncoding of(long maxBitrate, double maxFramerate) {
        return new VideoEncoding(OptionValues.of(VideoEncoding.class)).withMaxBitrate(maxBitrate).withMaxFramerate(maxFramerate);
    }

    private <T> VideoEncoding with(Option<T> option, T value) {
        return new VideoEncoding(values.with(option, value));
    }

    /** {@return the largest bit rate, in bits per second, at least 1} */
    public long maxBitrate() {
        return values.get(MAX_BITRATE);
    }

    /** {@return the largest frame rate, in frames per second, above 0} */
    public double maxFramerate() {
        return values.get(MAX_FRAMERATE);
    }

    /**
     * Returns a copy with another {@link #maxBitrate}.
     *
     * @param maxBitrate the largest bit rate, in bits per second
     * @return the copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public VideoEncoding withMaxBitrate(long maxBitrate) {
        if (maxBitrate < 1) {
            throw new IllegalArgumentException("maxBitrate is " + maxBitrate + " bit/s; it must be at least 1");
        }
        return with(MAX_BITRATE, maxBitrate);
    }

    /**
     * Returns a copy with another {@link #maxFramerate}.
     *
     * @param maxFramerate the largest frame rate, in frames per second
     * @return the copy
     * @throws IllegalArgumentException if it is not above 0, or infinite
     */
    public VideoEncoding withMaxFramerate(double maxFramerate) {
        if (!(maxFramerate > 0) || Double.isInfinite(maxFramerate)) {
            throw new IllegalArgumentException("maxFramerate is " + maxFramerate + "; it must be above 0");
        }
        return with(MAX_FRAMERATE, maxFramerate);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoEncoding that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
