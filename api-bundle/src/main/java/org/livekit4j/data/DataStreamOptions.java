package org.livekit4j.data;

import org.livekit4j.options.Option;
import org.livekit4j.options.OptionValues;

/** How a stream of a data track is delivered. Immutable; every {@code with} method returns a changed copy. */
public final class DataStreamOptions {
    private static final int MAX_FRAMES = 65_536;
    private static final Option<Integer> CAPACITY = Option.of("capacity", 50);
    private static final Option<Integer> BUFFER_SIZE = Option.of("bufferSize", 64);
    private static final Option<Boolean> ALLOW_UNDECRYPTABLE = Option.of("allowUndecryptable", false);

    /** A queue of 50 frames, and 64 frames in the native library. */
    public static final DataStreamOptions DEFAULTS = new DataStreamOptions(OptionValues.of(DataStreamOptions.class));

    private final OptionValues values;

    private DataStreamOptions(OptionValues values) {
        this.values = values;
    }

    private <T> DataStreamOptions with(Option<T> option, T value) {
        return new DataStreamOptions(values.with(option, value));
    }

    /**
     * {@return the number of frames that may wait for the consumer, at most 65,536; 0 means no limit. When it is reached the
     * oldest frame is dropped; with 1, only the latest frame waits}
     */
    public int capacity() {
        return values.get(CAPACITY);
    }

    /**
     * {@return the number of frames that the native library keeps until this stream reads them, from 1 to 65,536. Beyond
     * that it drops the oldest ones, uncounted. The first stream of a track sets it for those that are opened later}
     */
    public int bufferSize() {
        return values.get(BUFFER_SIZE);
    }

    /** {@return whether the stream is opened although its frames are encrypted and cannot be decrypted; default: no} */
    public boolean allowUndecryptable() {
        return values.get(ALLOW_UNDECRYPTABLE);
    }

    /**
     * Returns a copy with another {@link #capacity}.
     *
     * @param capacity the number of frames that may wait for the consumer, at most 65,536
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public DataStreamOptions withCapacity(int capacity) {
        if (capacity < 0 || capacity > MAX_FRAMES) {
            throw new IllegalArgumentException("capacity is " + capacity + " frames; it must be from 1 to " + MAX_FRAMES
                    + ", or 0 (0 means no limit)");
        }
        return with(CAPACITY, capacity);
    }

    /**
     * Returns a copy with another {@link #bufferSize}.
     *
     * @param bufferSize the number of frames that the native library keeps, from 1 to 65,536
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public DataStreamOptions withBufferSize(int bufferSize) {
        if (bufferSize < 1 || bufferSize > MAX_FRAMES) {
            throw new IllegalArgumentException(
                    "bufferSize is " + bufferSize + " frames; it must be from 1 to " + MAX_FRAMES);
        }
        return with(BUFFER_SIZE, bufferSize);
    }

    /**
     * Returns a copy with another {@link #allowUndecryptable}. With true, frames that are encrypted end to end are delivered as
     * they are in a room without a key. With false the stream is refused with {@link
     * org.livekit4j.track.UndecryptableException}.
     *
     * @param allowUndecryptable whether the stream is opened although its frames cannot be decrypted
     * @return the copy
     */
    public DataStreamOptions withAllowUndecryptable(boolean allowUndecryptable) {
        return with(ALLOW_UNDECRYPTABLE, allowUndecryptable);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataStreamOptions that && values.equals(that.values);
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
