package org.livekit4j.audio;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/**
 * How a stream of audio is delivered; the native library resamples and remixes to it. Immutable; every {@code with} method
 * returns a changed copy.
 */
public final class AudioStreamOptions {
    private static final int MAX_SAMPLE_RATE = 192_000;
    private static final int MAX_CAPACITY = 65_536;
    private static final Option<Integer> SAMPLE_RATE = Option.of("sampleRate", 48_000);
    private static final Option<Integer> NUM_CHANNELS = Option.of("numChannels", 1);
    private static final Option<Integer> CAPACITY = Option.of("capacity", 50);
    private static final Option<Integer> FRAME_SIZE_MS = Option.of("frameSizeMs", 10);
    private static final Option<Boolean> ALLOW_UNDECRYPTABLE = Option.of("allowUndecryptable", false);
    private static final Option<Boolean> FRAME_REUSE = Option.of("frameReuse", false);
    private static final Option<String> FILTER = Option.of("filter", "");
    private static final Option<String> FILTER_SETTINGS = Option.secret("filterSettings");

    /** 48 kHz, mono, half a second of queue, frames of 10 ms. */
    public static final AudioStreamOptions DEFAULTS = new AudioStreamOptions(OptionValues.of(AudioStreamOptions.class));

    private final OptionValues values;

    private AudioStreamOptions(OptionValues values) {
        this.values = values;
    }

    private <T> AudioStreamOptions with(Option<T> option, T value) {
        return new AudioStreamOptions(values.with(option, value));
    }

    /**
     * {@return the sample rate, in Hz: from 8000 to 192,000 and a multiple of 100} Audio travels at 48 kHz; another rate is made
     * from that, so that a higher one holds nothing more.
     */
    public int sampleRate() {
        return values.get(SAMPLE_RATE);
    }

    /**
     * {@return the number of channels: 1 or 2} What a source captures in stereo is published as one channel, the mean of both,
     * whatever the options for publishing: both channels of a remote track that was published so hold the same samples. LiveKit's
     * server may fail to ask for that while it makes a new track known, and both channels then arrive apart; do not rely on
     * either. The stream of a local track keeps its channels apart.
     */
    public int numChannels() {
        return values.get(NUM_CHANNELS);
    }

    /**
     * {@return the number of frames that may wait for the consumer, at most 65,536; 0 means no limit. When it is reached the
     * oldest frame is dropped}
     */
    public int capacity() {
        return values.get(CAPACITY);
    }

    /** {@return the length of a frame, in milliseconds, from 10 to 1000; a shorter rest is discarded when the stream ends} */
    public int frameSizeMs() {
        return values.get(FRAME_SIZE_MS);
    }

    /** {@return whether the stream is opened although its media is encrypted and cannot be decrypted; default: no} */
    public boolean allowUndecryptable() {
        return values.get(ALLOW_UNDECRYPTABLE);
    }

    /**
     * {@return whether the stream uses its frames again, so that it makes no garbage: a frame is then lent to its consumer, and
     * valid until the consumer is ready for the next one; default: no, a frame belongs to its consumer} See {@link
     * #withFrameReuse}.
     */
    public boolean frameReuse() {
        return values.get(FRAME_REUSE);
    }

    /** {@return the module id of the audio filter that the frames pass in the native library; empty for none, the default} */
    public String filter() {
        return values.get(FILTER);
    }

    /** {@return what the audio filter is created with; empty if nothing was set. It may be secret and is never shown} */
    public String filterSettings() {
        return values.find(FILTER_SETTINGS).orElse("");
    }

    /**
     * Returns a copy with another {@link #sampleRate}.
     *
     * @param sampleRate the sample rate, in Hz: from 8000 to 192,000 and a multiple of 100
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AudioStreamOptions withSampleRate(int sampleRate) {
        if (sampleRate < 8_000 || sampleRate > MAX_SAMPLE_RATE || sampleRate % 100 != 0) {
            throw new IllegalArgumentException("sampleRate is " + sampleRate + " Hz; it must be from 8000 to "
                    + MAX_SAMPLE_RATE + " and a multiple of 100, so that 10 ms are whole samples");
        }
        return with(SAMPLE_RATE, sampleRate);
    }

    /**
     * Returns a copy with another {@link #numChannels}.
     *
     * @param numChannels the number of channels: 1 or 2
     * @return the copy
     * @throws IllegalArgumentException if it is neither
     */
    public AudioStreamOptions withNumChannels(int numChannels) {
        if (numChannels < 1 || numChannels > 2) {
            throw new IllegalArgumentException("numChannels is " + numChannels + "; it must be 1 or 2");
        }
        return with(NUM_CHANNELS, numChannels);
    }

    /**
     * Returns a copy with another {@link #capacity}.
     *
     * @param capacity the number of frames that may wait for the consumer, at most 65,536
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AudioStreamOptions withCapacity(int capacity) {
        if (capacity < 0 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity is " + capacity + " frames; it must be from 1 to " + MAX_CAPACITY
                    + ", or 0 (0 means no limit)");
        }
        return with(CAPACITY, capacity);
    }

    /**
     * Returns a copy with another {@link #frameSizeMs}.
     *
     * @param frameSizeMs the length of a frame, in milliseconds, from 10 to 1000
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public AudioStreamOptions withFrameSizeMs(int frameSizeMs) {
        if (frameSizeMs < 10 || frameSizeMs > 1_000) {
            throw new IllegalArgumentException("frameSizeMs is " + frameSizeMs + "; it must be from 10 to 1000");
        }
        return with(FRAME_SIZE_MS, frameSizeMs);
    }

    /**
     * Returns a copy with another {@link #allowUndecryptable}. With true, media that is encrypted end to end is delivered also in a
     * room without a key: noise at full volume. With false it is refused with {@link org.livekit4j.track.UndecryptableException}.
     *
     * @param allowUndecryptable whether the stream is opened although its media cannot be decrypted
     * @return the copy
     */
    public AudioStreamOptions withAllowUndecryptable(boolean allowUndecryptable) {
        return with(ALLOW_UNDECRYPTABLE, allowUndecryptable);
    }

    /**
     * Returns a copy with another {@link #frameReuse}. With true, a stream writes later samples into frames that its consumer is
     * done with. A frame is valid
     *
     * <ul>
     * <li>from {@code take} and {@code poll}: until the same thread calls one of them again, however that call ends;
     * <li>from an iterator: until the next call of {@code hasNext} or {@code next};
     * <li>in a listener, a subscriber and a sink: until their method returns.
     * </ul>
     *
     * <p>After that its samples change without notice. What is to be kept, or passed to another thread, is {@linkplain
     * AudioFrame#copy copied}. Frames are never overwritten earlier, also if several threads take them, if the queue is full, and
     * when the stream ends. Frames that may have passed a processor are not used again.
     *
     * @param frameReuse whether the stream uses its frames again
     * @return the copy
     */
    public AudioStreamOptions withFrameReuse(boolean frameReuse) {
        return with(FRAME_REUSE, frameReuse);
    }

    /**
     * Returns a copy with an audio filter, such as one that cancels noise, which {@link Audio#loadFilter} has loaded. Each stream
     * has a filter of its own. If the filter cannot be created, which is the case if its vendor does not accept the room's server
     * or token, the native library logs an error and delivers the audio as it came.
     *
     * @param moduleId the id with which the filter was loaded; empty for no filter
     * @param settings what the filter is created with, in the words of its vendor, most often a JSON object; may be empty
     * @return the copy
     */
    public AudioStreamOptions withFilter(String moduleId, String settings) {
        return new AudioStreamOptions(values.with(FILTER, moduleId).with(FILTER_SETTINGS, settings));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AudioStreamOptions that && values.equals(that.values);
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
