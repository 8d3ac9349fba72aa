package org.livekit4j.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/**
 * The rows of a frame as pixels of alpha, red, green and blue, from the highest to the lowest eight bits of an int. Not safe for use
 * by several threads.
 */
public abstract sealed class PixelRows permits PackedRows, PlanarRows {
    final int width;
    final int height;
    private final MemorySegment[] planes;
    private final long[] strides;

    PixelRows(VideoFrame frame, VideoBufferType type) {
        width = frame.width();
        height = frame.height();
        List<PlaneLayout> tight = type.planes(width, height);
        planes = new MemorySegment[tight.size()];
        strides = new long[tight.size()];
        for (int i = 0; i < planes.length; i++) {
            PlaneLayout layout = Objects.requireNonNull(frame.layout(i), "layout is null");
            planes[i] = Objects.requireNonNull(frame.plane(i), "plane is null");
            strides[i] = layout.stride();
            if (layout.rows() != tight.get(i).rows() || layout.stride() < tight.get(i).stride()
                    || planes[i].byteSize() < layout.size()) {
                throw new IllegalArgumentException("plane " + i + " of a frame " + type + " has " + planes[i].byteSize()
                        + " bytes for " + layout + "; it must have " + tight.get(i).rows() + " rows of at least "
                        + tight.get(i).stride());
            }
        }
    }

    /**
     * Returns the rows of a frame.
     *
     * @throws IllegalArgumentException if the planes do not match the frame's type and size
     * @throws IllegalStateException if the frame is closed
     */
    public static PixelRows of(VideoFrame frame) {
        VideoBufferType type = Objects.requireNonNull(frame.type(), "type is null");
        return type.packed() ? new PackedRows(frame, type) : new PlanarRows(frame, type);
    }

    /** Reads one row. */
    public abstract void read(int row, int[] pixels);

    /**
     * Writes one row. All rows are written in turn, from the top one on.
     *
     * @throws IllegalArgumentException if the frame is read-only
     */
    public abstract void write(int row, int[] pixels);

    final MemorySegment plane(int index) {
        return planes[index];
    }

    final MemorySegment writable(int index) {
        if (planes[index].isReadOnly()) {
            throw new IllegalArgumentException("the frame is read-only; write into one of VideoFrame.allocate or copy");
        }
        return planes[index];
    }

    final long offset(int plane, int row) {
        return row * strides[plane];
    }
}
