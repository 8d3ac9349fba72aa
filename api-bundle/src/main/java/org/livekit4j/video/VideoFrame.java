package org.livekit4j.video;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One picture.
 *
 * <p>A received picture stays in native memory, and the receiver of the frame closes it. It is reference-counted: to hand it to
 * other code, {@link #retain} it for that, and each holder closes it. The segments that a thread got from {@link #plane}
 * are its own: other threads get {@link WrongThreadException} from them and ask the frame for theirs. They refuse access when
 * that thread closes the frame. (Segments for all threads would cost a stop of all threads for each picture.)
 *
 * <p>A picture made with {@link #wrap} or {@link #allocate} lies in memory of its maker; closing it does nothing.
 */
@ProviderType
public interface VideoFrame extends AutoCloseable {

    VideoBufferType type();

    /** In pixels. */
    int width();

    /** In pixels. */
    int height();

    int planeCount();

    /** The layout of one plane; a received picture is tightly packed. */
    PlaneLayout layout(int plane);

    /**
     * The bytes of one plane, {@code stride × rows}; read-only if received.
     *
     * @throws IllegalStateException if the frame is closed
     * @throws IndexOutOfBoundsException if there is no such plane
     */
    MemorySegment plane(int plane);

    /** When it was captured, in microseconds; of a received picture, by the clock of WebRTC. 0 if its maker did not say. */
    long timestampUs();

    VideoRotation rotation();

    Optional<FrameMetadata> metadata();

    /**
     * Adds a reference, to be closed on its own.
     *
     * @return this frame
     * @throws IllegalStateException if the frame is closed
     */
    VideoFrame retain();

    /**
     * Drops a reference; the last one returns the picture to the native library. Closing once too often does nothing.
     *
     * @throws IllegalStateException if this is the last reference and another thread, which has not closed the frame, has read
     *     its planes: that thread has to close it
     */
    @Override
    void close();

    /**
     * A copy on the heap, tightly packed, that may be changed: how a {@link VideoFrameProcessor} draws into a picture. Time stamp, rotation
     * and metadata are carried over.
     *
     * @throws IllegalStateException if the frame is closed
     */
    default VideoFrame copy() {
        return MemoryVideoFrame.copyOf(this);
    }

    /** A picture in the given memory, tightly packed, planes one after the other. The memory is not copied. */
    static VideoFrame wrap(VideoBufferType type, int width, int height, MemorySegment data) {
        return new MemoryVideoFrame(type, width, height, data);
    }

    /** A black or transparent picture (all bytes zero) on the heap. */
    static VideoFrame allocate(VideoBufferType type, int width, int height) {
        Objects.requireNonNull(type, "type is null");
        return wrap(type, width, height, MemorySegment.ofArray(new byte[Math.toIntExact(type.size(width, height))]));
    }
}
