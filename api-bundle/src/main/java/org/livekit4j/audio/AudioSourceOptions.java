package org.livekit4j.audio;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** What an audio source takes. Immutable; every {@code with} method returns a changed copy. */
public final class AudioSourceOptions {
    /** The size of the queue if no other is given, in milliseconds, as in LiveKit's other SDKs. */
    public static final int DEFAULT_QUEUE_SIZE_MS = 1000;
    private static final int MAX_SAMPLE_RATE = 192_000;
    private static final int MAX_CHANNELS = 8;
    private static final int MAX_QUEUE_SIZE_MS = 60_000;
    /** In one of WebRTC's frames of 10 ms. */
    private static final int MAX_SAMPLES = 7_680;
    private static final Option<Integer> SAMPLE_RATE = Option.of("sampleRate");
    private static final Option<Integer> NUM_CHANNELS = Option.of("numChannels");
    private static final Option<Integer> QUEUE_SIZE_MS = Option.of("queueSizeMs", DEFAULT_QUEUE_SIZE_MS);
    private static final Option<String> PROCESSED_AS = Option.of("processedAs", "");

    private final OptionValues values;

    private AudioSourceOptions(OptionValues values) {
        this.values = values;
    }

    /**
     * Creates options with the default queue of {@value #DEFAULT_QUEUE_SIZE_MS} ms.
     *
     * @param sampleRate the {@linkplain #sampleRate sample rate} of captured frames, in Hz
     * @param numChannels the {@linkplain #numChannels number of channels} of captured frames
     * @return the options
     * @throws IllegalArgumentException if one is out of range
     */
    public static AudioSourceOptions of(int sampleRate, int numChannels) {
        if (sampleRate < 8_000 || sampleRate > MAX_SAMPLE_RATE || sampleRate % 100 != 0) {
            throw new IllegalArgumentException("sampleRate is " + sampleRate + " Hz; it must be from 8000 to "
                    + MAX_SAMPLE_RATE + " and a multiple of 100, so that 10 ms are whole samples");
        }
        if (numChannels < 1 || numChannels > MAX_CHANNELS) {
            throw new IllegalArgumentException("numChannels is " + numChannels + "; it must be from 1 to " + MAX_CHANNELS);
        }
        if (sampleRate / 100 * numChannels > MAX_SAMPLES) {
            throw new IllegalArgumentException(
                    "numChannels is " + numChannels + "; at " + sampleRate + " Hz it must be from 1 to "
                            + MAX_SAMPLES / (sampleRate / 100));
        }
        return new AudioSourceOptions(
                OptionValues.of(AudioSourceOptions.class).with(SAMPLE_RATE, sampleRate).with(NUM_CHANNELS, numChannels));
    }

    private <T> AudioSourceOptions with(Option<T> option, T value) {
        return new AudioSourceOptions(values.with(option, value));
    }

    /** {@return the sample rate of captured frames, in Hz: from 8000 to 192,000 and a multiple of 100} */
    public int sampleRate() {
        return values.get(SAMPLE_RATE);
    }

    /**
     * {@return the number of channels of captured frames: from 1 to 8, and above 96 kHz no more than fit WebRTC's frames,
     * which hold 7,680 samples in 10 ms (4 channels at 192 kHz). More would abort the process as soon as the track is
     * published}
     */
    public int numChannels() {
        return values.get(NUM_CHANNELS);
    }

    /**
     * {@return how much audio may wait in the source before {@link AudioSource#capture} blocks, in milliseconds: up to 60,000
     * and a multiple of 10 (anything else would abort the process in native code). 0 means no queue: each frame must be
     * exactly 10 ms long and goes straight to the track}
     */
    public int queueSizeMs() {
        return values.get(QUEUE_SIZE_MS);
    }

    /**
     * Returns a copy with another {@link #queueSizeMs}.
     *
     * @param queueSizeMs how much audio may wait in the source, in milliseconds
     * @return the copy
     * @throws IllegalArgumentException if it is out of range, or no multiple of 10
     */
    public AudioSourceOptions withQueueSizeMs(int queueSizeMs) {
        if (queueSizeMs < 0 || queueSizeMs > MAX_QUEUE_SIZE_MS || queueSizeMs % 10 != 0) {
            throw new IllegalArgumentException("queueSizeMs is " + queueSizeMs + "; it must be a multiple of 10 from 0 to "
                    + MAX_QUEUE_SIZE_MS);
        }
        return with(QUEUE_SIZE_MS, queueSizeMs);
    }

    /** {@return the name by which processors match what is captured; empty if it passes no processor, the default} */
    public String processedAs() {
        return values.get(PROCESSED_AS);
    }

    /**
     * Returns a copy whose frames pass {@link AudioFrameProcessor}s before they are sent: those that match a stream of a local
     * track of this name, with neither room nor participant. Processors can come and go while frames are captured. Once one has
     * matched, {@link AudioSource#capture} returns when the frame waits for them, and up to four frames do so; {@link
     * AudioSource#queuedDuration} includes them.
     *
     * @param name the name, such as the one of the track; empty for no processors
     * @return the copy
     */
    public AudioSourceOptions withProcessedAs(String name) {
        return with(PROCESSED_AS, name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioSourceOptions that && values.equals(that.values);
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
