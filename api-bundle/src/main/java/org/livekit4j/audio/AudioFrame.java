package org.livekit4j.audio;

import java.util.Objects;

/**
 * A slice of sound: interleaved signed 16-bit PCM on the heap, {@code samplesPerChannel × numChannels} samples.
 *
 * <p>The frame does not copy its array, and neither {@link #data()} nor the library does: code that changes the array changes
 * the frame. A received frame's array belongs to its consumer alone.
 */
public final class AudioFrame {
    private static final int MAX_SILENCE = 100_000_000;

    private final short[] data;
    private final int sampleRate;
    private final int numChannels;

    /**
     * @param data interleaved samples; all of them are the frame
     * @param sampleRate samples per second and channel, in Hz, at least 1
     * @param numChannels at least 1
     * @throws IllegalArgumentException if the array does not hold a whole number of samples for each channel
     */
    public AudioFrame(short[] data, int sampleRate, int numChannels) {
        Objects.requireNonNull(data, "data is null");
        requirePositive("sampleRate", sampleRate);
        requirePositive("numChannels", numChannels);
        if (data.length % numChannels != 0) {
            throw new IllegalArgumentException(
                    data.length + " samples are no whole number of samples for each of " + numChannels + " channels");
        }
        this.data = data;
        this.sampleRate = sampleRate;
        this.numChannels = numChannels;
    }

    /**
     * A silent frame.
     *
     * @param sampleRate samples per second and channel, in Hz, at least 1
     * @param numChannels at least 1
     * @param samplesPerChannel 0 or more; all channels together may have 100,000,000 samples
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public static AudioFrame silence(int sampleRate, int numChannels, int samplesPerChannel) {
        requirePositive("numChannels", numChannels);
        if (samplesPerChannel < 0) {
            throw new IllegalArgumentException("samplesPerChannel is " + samplesPerChannel + "; it cannot be negative");
        }
        long samples = (long) samplesPerChannel * numChannels;
        if (samples > MAX_SILENCE) {
            throw new IllegalArgumentException(
                    samplesPerChannel + " samples for each of " + numChannels + " channels; there can be "
                            + MAX_SILENCE + " together");
        }
        return new AudioFrame(new short[(int) samples], sampleRate, numChannels);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it has to be at least 1");
        }
    }

    /** The samples themselves, not a copy: channel {@code c} of sample {@code i} is at {@code i × numChannels + c}. */
    public short[] data() {
        return data;
    }

    /** In Hz. */
    public int sampleRate() {
        return sampleRate;
    }

    public int numChannels() {
        return numChannels;
    }

    public int samplesPerChannel() {
        return data.length / numChannels;
    }

    /** How long the frame plays, in microseconds, rounded down. */
    public long durationUs() {
        return samplesPerChannel() * 1_000_000L / sampleRate;
    }

    @Override
    public String toString() {
        return "AudioFrame[" + samplesPerChannel() + " × " + numChannels + " samples at " + sampleRate + " Hz]";
    }
}
