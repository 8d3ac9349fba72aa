package org.livekit4j.audio;

import java.util.Objects;

/**
 * A slice of audio: interleaved signed 16-bit PCM on the heap, {@code samplesPerChannel × numChannels} samples.
 *
 * <p>Neither the constructor nor {@link #data()} copies the array: code that changes the array changes the frame. The array of a
 * received frame belongs to its consumer alone, unless the stream {@linkplain AudioStreamOptions#withFrameReuse uses its frames
 * again}. A frame is not safe for use by several threads while its array changes.
 */
public final class AudioFrame {
    private static final int MAX_SILENCE = 100_000_000;

    private final short[] data;
    private final int sampleRate;
    private final int numChannels;

    /**
     * Creates a frame on an array.
     *
     * @param data interleaved samples, all of which belong to the frame
     * @param sampleRate samples per second and channel, in Hz, at least 1
     * @param numChannels the number of channels, at least 1
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
     * Creates a silent frame.
     *
     * @param sampleRate samples per second and channel, in Hz, at least 1
     * @param numChannels the number of channels, at least 1
     * @param samplesPerChannel the length, 0 or more; all channels together may have 100,000,000 samples
     * @return the frame
     * @throws IllegalArgumentException if an argument is out of range
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
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
        }
    }

    /** {@return the samples, not a copy: channel {@code c} of sample {@code i} is at {@code i × numChannels + c}} */
    public short[] data() {
        return data;
    }

    /** {@return a frame of the same samples, on an array of its own} */
    public AudioFrame copy() {
        return new AudioFrame(data.clone(), sampleRate, numChannels);
    }

    /** {@return the samples per second and channel, in Hz} */
    public int sampleRate() {
        return sampleRate;
    }

    /** {@return the number of channels} */
    public int numChannels() {
        return numChannels;
    }

    /** {@return the number of samples of each channel} */
    public int samplesPerChannel() {
        return data.length / numChannels;
    }

    /** {@return the duration of the frame, in microseconds, rounded down} */
    public long durationUs() {
        return samplesPerChannel() * 1_000_000L / sampleRate;
    }

    @Override
    public String toString() {
        return "AudioFrame[" + samplesPerChannel() + " × " + numChannels + " samples at " + sampleRate + " Hz]";
    }
}
