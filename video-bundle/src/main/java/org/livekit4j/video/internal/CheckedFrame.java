package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/**
 * The properties of a frame, read once and checked. Users may implement frames whose answers change from call to call, and the
 * native library relies on each answer.
 *
 * @param planes the planes of a user's own frame; empty for a received frame
 * @param addresses the addresses of the planes of a received frame, valid while a reference to it is held
 */
record CheckedFrame(VideoBufferType type, int width, int height, List<PlaneLayout> layouts, List<MemorySegment> planes,
        long[] addresses, long timestampUs, VideoRotation rotation, Optional<FrameMetadata> metadata) {

    /**
     * @throws IllegalArgumentException if the frame's planes do not match its type and size
     * @throws IllegalStateException if the frame is closed, or its memory is freed or confined to another thread
     */
    static CheckedFrame of(VideoFrame frame) {
        if (BorrowedVideoFrame.original(frame) instanceof NativeVideoFrame received) {
            return received.checked();
        }
        VideoBufferType type = Objects.requireNonNull(frame.type(), "type is null");
        int width = frame.width();
        int height = frame.height();
        VideoBufferType.requireSides(width, height);
        List<PlaneLayout> tight = type.planes(width, height);
        int count = frame.planeCount();
        if (count != tight.size()) {
            throw new IllegalArgumentException("a frame " + type + " with " + count + " planes; it has " + tight.size());
        }
        PlaneLayout[] layouts = new PlaneLayout[count];
        MemorySegment[] planes = new MemorySegment[count];
        for (int i = 0; i < count; i++) {
            layouts[i] = layout(type, i, frame.layout(i), tight.get(i));
            planes[i] = plane(type, i, frame.plane(i), layouts[i]);
        }
        return new CheckedFrame(type, width, height, List.of(layouts), List.of(planes), new long[0], frame.timestampUs(),
                Objects.requireNonNull(frame.rotation(), "rotation is null"),
                Objects.requireNonNull(frame.metadata(), "metadata is null"));
    }

    private static PlaneLayout layout(VideoBufferType type, int index, PlaneLayout layout, PlaneLayout tight) {
        Objects.requireNonNull(layout, "layout is null");
        if (layout.rows() != tight.rows() || layout.stride() < tight.stride()) {
            throw new IllegalArgumentException("plane " + index + " of a frame " + type + " has " + layout.rows() + " rows of "
                    + layout.stride() + " bytes; it must have " + tight.rows() + " rows of at least " + tight.stride());
        }
        return layout;
    }

    private static MemorySegment plane(VideoBufferType type, int index, MemorySegment plane, PlaneLayout layout) {
        Objects.requireNonNull(plane, "plane is null");
        if (plane.byteSize() != layout.size()) {
            throw new IllegalArgumentException("plane " + index + " of a frame " + type + " has " + plane.byteSize()
                    + " bytes; its layout says " + layout.size());
        }
        if (!SegmentAccess.readable(plane)) {
            throw new IllegalStateException("the memory of plane " + index + " of a frame " + type + " is "
                    + (plane.scope().isAlive() ? "confined to another thread" : "freed"));
        }
        return plane;
    }

    /**
     * Reads the planes of a user's own frame.
     *
     * @throws IllegalStateException if their memory is freed meanwhile
     */
    void read(Runnable reading) {
        try {
            reading.run();
            if (planes.stream().anyMatch(MemorySegment::isMapped)) {
                Runtime.getRuntime().freeMemory(); // any native call; the error below is thrown when it returns at the latest
            }
        } catch (IllegalStateException | WrongThreadException e) {
            throw new IllegalStateException("the memory of " + this + " was freed while it was read", e);
        } catch (InternalError e) { // thrown by the JVM if a file has become shorter than its mapping
            throw new IllegalStateException("the file that " + this + " lies in was cut short", e);
        }
    }

    @Override
    public String toString() {
        return "VideoFrame[" + type + ", " + width + " × " + height + "]";
    }
}
