package org.livekit4j.audio;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** What a {@link Resampler} converts. Immutable; every {@code with} method returns a changed copy. */
public final class ResamplerOptions {
    private static final int MAX_SAMPLE_RATE = 768_000;
    private static final int MAX_RATIO = 96;
    private static final int MAX_CHANNELS = 8;
    private static final Option<Integer> INPUT_SAMPLE_RATE = Option.of("inputSampleRate");
    private static final Option<Integer> OUTPUT_SAMPLE_RATE = Option.of("outputSampleRate");
    private static final Option<Integer> NUM_CHANNELS = Option.of("numChannels");
    private static final Option<ResamplerQuality> QUALITY = Option.of("quality", ResamplerQuality.MEDIUM);

    private final OptionValues values;

    private ResamplerOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates options with {@link ResamplerQuality#MEDIUM}.
     *
     * @param inputSampleRate the sample rate of frames that are pushed, in Hz, from 1 to 768,000
     * @param outputSampleRate the sample rate that they get, in Hz, from 1 to 768,000; one rate can be 96 times the other at most
     * @param numChannels the number of channels, which stays as it is, from 1 to 8
     * @return the options
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static ResamplerOptions of(int inputSampleRate, int outputSampleRate, int numChannels) {
        checkRate("inputSampleRate", inputSampleRate);
        checkRate("outputSampleRate", outputSampleRate);
        int higher = Math.max(inputSampleRate, outputSampleRate);
        int lower = Math.min(inputSampleRate, outputSampleRate);
        if (higher > (long) MAX_RATIO * lower) {
            throw new IllegalArgumentException("outputSampleRate is " + outputSampleRate + " Hz for an inputSampleRate of "
                    + inputSampleRate + " Hz; one can be " + MAX_RATIO + " times the other at most");
        }
        if (numChannels < 1 || numChannels > MAX_CHANNELS) {
            throw new IllegalArgumentException("numChannels is " + numChannels + "; it must be from 1 to " + MAX_CHANNELS);
        }
        return new ResamplerOptions(OptionValues.of(ResamplerOptions.class).with(INPUT_SAMPLE_RATE, inputSampleRate)
                .with(OUTPUT_SAMPLE_RATE, outputSampleRate).with(NUM_CHANNELS, numChannels));
    }

    private static void checkRate(String name, int sampleRate) {
        if (sampleRate < 1 || sampleRate > MAX_SAMPLE_RATE) {
            throw new IllegalArgumentException(name + " is " + sampleRate + " Hz; it must be from 1 to " + MAX_SAMPLE_RATE);
        }
    }

    /** {@return the sample rate of frames that are pushed, in Hz} */
    public int inputSampleRate() {
        return values.get(INPUT_SAMPLE_RATE);
    }

    /** {@return the sample rate of frames that are returned, in Hz} */
    public int outputSampleRate() {
        return values.get(OUTPUT_SAMPLE_RATE);
    }

    /** {@return the number of channels of frames that are pushed and returned} */
    public int numChannels() {
        return values.get(NUM_CHANNELS);
    }

    /** {@return the quality} */
    public ResamplerQuality quality() {
        return values.get(QUALITY);
    }

    /**
     * Returns a copy with another {@link #quality}.
     *
     * @param quality the quality
     * @return the copy
     */
    public ResamplerOptions withQuality(ResamplerQuality quality) {
        return new ResamplerOptions(values.with(QUALITY, quality));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResamplerOptions that && values.equals(that.values);
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
