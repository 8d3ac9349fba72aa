package org.livekit4j.video;

import java.util.Optional;
import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How a stream of video is delivered. Immutable; every {@code with} method returns a changed copy. */
public final class VideoStreamOptions {
    private static final int MAX_CAPACITY = 65_536;
    private static final Option<VideoBufferType> FORMAT = Option.of("format");
    private static final Option<Integer> CAPACITY = Option.of("capacity", 1);
    private static final Option<Boolean> ALLOW_UNDECRYPTABLE = Option.of("allowUndecryptable", false);

    /** The decoder's type; the latest frame only. */
    public static final VideoStreamOptions DEFAULTS = new VideoStreamOptions(OptionValues.of(VideoStreamOptions.class));

    private final OptionValues values;

    private VideoStreamOptions(OptionValues values) {
        this.values = values;
    }

    private <T> VideoStreamOptions with(Option<T> option, T value) {
        return new VideoStreamOptions(values.with(option, value));
    }

    /**
     * {@return the type that the native library converts each frame to: I420, RGBA, ABGR, ARGB, BGRA or RGB24; empty means
     * what the decoder yields, usually I420}
     */
    public Optional<VideoBufferType> format() {
        return values.find(FORMAT);
    }

    /**
     * {@return the number of frames that may wait for the consumer, at most 65,536; 0 means no limit. When it is reached the
     * oldest frame is dropped: with 1, the default, the consumer always gets the latest}
     */
    public int capacity() {
        return values.get(CAPACITY);
    }

    /** {@return whether the stream is opened although its media is encrypted and cannot be decrypted; default: no} */
    public boolean allowUndecryptable() {
        return values.get(ALLOW_UNDECRYPTABLE);
    }

    /**
     * Returns a copy with another {@link #format}.
     *
     * @param format one of I420, RGBA, ABGR, ARGB, BGRA and RGB24
     * @return the copy
     */
    public VideoStreamOptions withFormat(VideoBufferType format) {
        return with(FORMAT, format);
    }

    /**
     * Returns a copy with another {@link #capacity}.
     *
     * @param capacity the number of frames that may wait for the consumer, at most 65,536
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public VideoStreamOptions withCapacity(int capacity) {
        if (capacity < 0 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity is " + capacity + " frames; it must be from 1 to " + MAX_CAPACITY
                    + ", or 0 (0 means no limit)");
        }
        return with(CAPACITY, capacity);
    }

    /**
     * Returns a copy with another {@link #allowUndecryptable}. With true, media that is encrypted end to end is delivered also in a
     * room without a key: broken pictures. With false it is refused with {@link org.livekit4j.track.UndecryptableException}.
     *
     * @param allowUndecryptable whether the stream is opened although its media cannot be decrypted
     * @return the copy
     */
    public VideoStreamOptions withAllowUndecryptable(boolean allowUndecryptable) {
        return with(ALLOW_UNDECRYPTABLE, allowUndecryptable);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoStreamOptions that && values.equals(that.values);
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
