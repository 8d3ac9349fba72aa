package org.livekit4j.video;

import java.util.Objects;
import java.util.Optional;

/**
 * How a stream of pictures is delivered.
 *
 * @param format what the native library converts each picture to: I420, RGBA, ABGR, ARGB, BGRA or RGB24. Empty means what the
 *     decoder yields, mostly I420
 * @param capacity pictures that may wait for the consumer; when it is full the oldest is dropped. 1, the default, means that the
 *     consumer always gets the latest. At most 65,536; 0 means no limit
 */
public record VideoStreamOptions(Optional<VideoBufferType> format, int capacity) {
    /** The decoder's format; the latest picture only. */
    public static final VideoStreamOptions DEFAULTS = new VideoStreamOptions(Optional.empty(), 1);

    private static final int MAX_CAPACITY = 65_536;

    public VideoStreamOptions {
        Objects.requireNonNull(format, "format is null; Optional.empty() means the decoder's");
        if (capacity < 0 || capacity > MAX_CAPACITY) {
            throw new IllegalArgumentException("capacity is " + capacity + " pictures; it has to be from 1 to " + MAX_CAPACITY
                    + ", or 0 (0 means no limit)");
        }
    }

    public VideoStreamOptions withFormat(VideoBufferType format) {
        return new VideoStreamOptions(Optional.of(format), capacity);
    }

    public VideoStreamOptions withCapacity(int capacity) {
        return new VideoStreamOptions(format, capacity);
    }
}
