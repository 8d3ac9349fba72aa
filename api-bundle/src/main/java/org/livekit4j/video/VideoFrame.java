package org.livekit4j.video;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.internal.MemoryVideoFrame;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A frame of video.
 *
 * <p>A received frame stays in native memory, and its receiver closes it. It is reference-counted: code that passes it on
 * {@linkplain #retain retains} it first, and each holder closes it. It is safe for use by several threads; but the segments
 * that a thread gets from {@link #plane} are its own: other threads get {@link WrongThreadException} from them and ask the
 * frame for theirs. The segments refuse access when that thread closes the frame. (Segments for all threads would cost a stop
 * of all threads for each frame.)
 *
 * <p>A frame made with {@link #wrap} or {@link #allocate} lies in memory of its maker; closing it does nothing.
 */
@ProviderType
public interface VideoFrame extends AutoCloseable {

    /** {@return the layout in memory} */
    VideoBufferType type();

    /** {@return the width, in pixels} */
    int width();

    /** {@return the height, in pixels} */
    int height();

    /** {@return the number of planes} */
    int planeCount();

    /**
     * Returns the layout of one plane. A received frame is tightly packed.
     *
     * @param plane the index of the plane, from 0 on
     * @return the layout
     * @throws IndexOutOfBoundsException if there is no such plane
     */
    PlaneLayout layout(int plane);

    /**
     * Returns the bytes of one plane, {@code stride × rows}.
     *
     * @param plane the index of the plane, from 0 on
     * @return the bytes; read-only if the frame was received
     * @throws IllegalStateException if the frame is closed
     * @throws IndexOutOfBoundsException if there is no such plane
     */
    MemorySegment plane(int plane);

    /**
     * Returns the time at which the frame was captured.
     *
     * @return the time, in microseconds, of a received frame by WebRTC's clock; 0 if its maker did not say
     */
    long timestampUs();

    /** {@return the turn that puts the frame upright} */
    VideoRotation rotation();

    /** {@return the data that the sender attached; empty if there is none} */
    Optional<FrameMetadata> metadata();

    /**
     * Adds a reference, which is closed separately.
     *
     * @return this frame
     * @throws IllegalStateException if the frame is closed
     */
    VideoFrame retain();

    /**
     * Drops a reference; the last one returns the memory to the native library. Closing once too often does nothing.
     *
     * @throws IllegalStateException if this is the last reference and another thread, which has not closed the frame, has read
     *     its planes: that thread must close it
     */
    @Override
    void close();

    /**
     * Returns a tightly packed copy on the heap that may be changed: with it a {@link VideoFrameProcessor} draws into a frame.
     * Time stamp, rotation and metadata are carried over.
     *
     * @return the copy
     * @throws IllegalStateException if the frame is closed
     */
    default VideoFrame copy() {
        return MemoryVideoFrame.copyOf(this);
    }

    /**
     * Creates a frame on memory, which is not copied.
     *
     * @param type the layout in memory
     * @param width the width, in pixels
     * @param height the height, in pixels
     * @param data the planes one after the other, tightly packed
     * @return the frame
     * @throws IllegalArgumentException if a side is out of range, or the memory has another size than such a frame
     */
    static VideoFrame wrap(VideoBufferType type, int width, int height, MemorySegment data) {
        return new MemoryVideoFrame(type, width, height, data);
    }

    /**
     * Creates a frame on the heap all of whose bytes are zero.
     *
     * @param type the layout in memory
     * @param width the width, in pixels
     * @param height the height, in pixels
     * @return the frame
     * @throws IllegalArgumentException if a side is out of range
     */
    static VideoFrame allocate(VideoBufferType type, int width, int height) {
        Objects.requireNonNull(type, "type is null");
        return wrap(type, width, height, MemorySegment.ofArray(new byte[Math.toIntExact(type.size(width, height))]));
    }
}
