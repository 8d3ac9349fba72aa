package org.livekit4j.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

/**
 * A slice of audio: interleaved signed 16-bit PCM on the heap, {@code samplesPerChannel × numChannels} samples.
 *
 * <p>Neither the constructor nor {@link #data()} copies the array: code that changes the array changes the frame. The array of a
 * received frame belongs to its consumer alone, unless the stream {@linkplain AudioStreamOptions#withFrameReuse uses its frames
 * again}. A frame is not safe for use by several threads while its array changes.
 */
public final class AudioFrame {
    private static final int MAX_SAMPLES = 100_000_000;

    private static final double FULL_SCALE = -(double) Short.MIN_VALUE;

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
        return new AudioFrame(new short[length(samplesPerChannel, numChannels)], sampleRate, numChannels);
    }

    private static int length(long samplesPerChannel, int numChannels) {
        long samples = samplesPerChannel * numChannels;
        if (samples > MAX_SAMPLES) {
            throw new IllegalArgumentException(
                    samplesPerChannel + " samples for each of " + numChannels + " channels; there can be "
                            + MAX_SAMPLES + " together");
        }
        return (int) samples;
    }

    /**
     * Creates a frame from signed 16-bit PCM, which is copied.
     *
     * @param pcm interleaved samples of two bytes each
     * @param order the order of these two bytes: {@link ByteOrder#LITTLE_ENDIAN} in WAV files and most web protocols, {@link
     *     ByteOrder#BIG_ENDIAN} in AIFF files and RTP
     * @param sampleRate samples per second and channel, in Hz, at least 1
     * @param numChannels the number of channels, at least 1
     * @return the frame
     * @throws IllegalArgumentException if the bytes are no whole number of samples for each channel
     */
    public static AudioFrame ofBytes(byte[] pcm, ByteOrder order, int sampleRate, int numChannels) {
        Objects.requireNonNull(pcm, "pcm is null");
        Objects.requireNonNull(order, "order is null");
        if (pcm.length % Short.BYTES != 0) {
            throw new IllegalArgumentException("pcm has " + pcm.length + " bytes; 16-bit samples have an even number");
        }
        short[] samples = new short[pcm.length / Short.BYTES];
        ByteBuffer.wrap(pcm).order(order).asShortBuffer().get(samples);
        return new AudioFrame(samples, sampleRate, numChannels);
    }

    /**
     * Joins frames of one sample rate and number of channels into one.
     *
     * @param frames the frames, in their order, at least one; all together may have 100,000,000 samples
     * @return a frame with a copy of their samples
     * @throws IllegalArgumentException if there is none, if they differ in sample rate or channels, or if they are too long
     */
    public static AudioFrame concatenate(List<AudioFrame> frames) {
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("frames is empty; it must hold at least one frame");
        }
        AudioFrame first = frames.getFirst();
        long samplesPerChannel = 0;
        for (AudioFrame frame : frames) {
            if (frame.sampleRate != first.sampleRate || frame.numChannels != first.numChannels) {
                throw new IllegalArgumentException(
                        "frames has " + first + " and " + frame + "; all must have the same sample rate and channels");
            }
            samplesPerChannel += frame.samplesPerChannel();
        }
        short[] samples = new short[length(samplesPerChannel, first.numChannels)];
        int at = 0;
        for (AudioFrame frame : frames) {
            System.arraycopy(frame.data, 0, samples, at, frame.data.length);
            at += frame.data.length;
        }
        return new AudioFrame(samples, first.sampleRate, first.numChannels);
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

    /**
     * Returns the samples as signed 16-bit PCM.
     *
     * @param order the order of the two bytes of a sample, as in {@link #ofBytes}
     * @return a copy, interleaved
     */
    public byte[] toBytes(ByteOrder order) {
        Objects.requireNonNull(order, "order is null");
        byte[] pcm = new byte[Math.multiplyExact(data.length, Short.BYTES)];
        ByteBuffer.wrap(pcm).order(order).asShortBuffer().put(data);
        return pcm;
    }

    /**
     * {@return the largest amplitude of all channels, in dBFS: 0 for a sample of −32,768, and {@link
     * Double#NEGATIVE_INFINITY} for silence and for an empty frame}
     */
    public double peakDbfs() {
        int peak = 0;
        for (short sample : data) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return 20 * Math.log10(peak / FULL_SCALE);
    }

    /**
     * {@return the root mean square of all samples, in dBFS: 0 for a square wave and −3.01 for a sine wave of full scale, and
     * {@link Double#NEGATIVE_INFINITY} for silence and for an empty frame}
     */
    public double rmsDbfs() {
        if (data.length == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        long squares = 0;
        for (short sample : data) {
            squares += sample * sample;
        }
        return 10 * Math.log10(squares / (FULL_SCALE * FULL_SCALE * data.length));
    }

    @Override
    public String toString() {
        return "AudioFrame[" + samplesPerChannel() + " × " + numChannels + " samples at " + sampleRate + " Hz]";
    }
}
