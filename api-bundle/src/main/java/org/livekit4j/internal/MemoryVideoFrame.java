package org.livekit4j.internal;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/** A frame in memory that its maker owns. */
public final class MemoryVideoFrame implements VideoFrame {
    private final VideoBufferType type;
    private final int width;
    private final int height;
    private final List<PlaneLayout> planes;
    private final MemorySegment data;
    private long timestampUs;
    private VideoRotation rotation = VideoRotation.ROTATION_0;
    private Optional<FrameMetadata> metadata = Optional.empty();

    public MemoryVideoFrame(VideoBufferType type, int width, int height, MemorySegment data) {
        this.type = Objects.requireNonNull(type, "type is null");
        this.width = width;
        this.height = height;
        this.planes = type.planes(width, height);
        this.data = Objects.requireNonNull(data, "data is null");
        long size = type.size(width, height);
        if (data.byteSize() != size) {
            throw new IllegalArgumentException("a frame " + type + " of " + width + " × " + height + " pixels takes " + size
                    + " bytes; the memory given has " + data.byteSize());
        }
    }

    public static MemoryVideoFrame copyOf(VideoFrame frame) {
        byte[] bytes = new byte[Math.toIntExact(frame.type().size(frame.width(), frame.height()))];
        MemoryVideoFrame copy = new MemoryVideoFrame(frame.type(), frame.width(), frame.height(), MemorySegment.ofArray(bytes));
        copy.timestampUs = frame.timestampUs();
        copy.rotation = frame.rotation();
        copy.metadata = frame.metadata();
        for (int plane = 0; plane < copy.planeCount(); plane++) {
            copyRows(frame.plane(plane), frame.layout(plane).stride(), copy.plane(plane), copy.layout(plane));
        }
        return copy;
    }

    private static void copyRows(MemorySegment from, long stride, MemorySegment to, PlaneLayout layout) {
        for (int row = 0; row < layout.rows(); row++) {
            MemorySegment.copy(from, row * stride, to, (long) row * layout.stride(), layout.stride());
        }
    }

    @Override
    public VideoBufferType type() {
        return type;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int planeCount() {
        return planes.size();
    }

    @Override
    public PlaneLayout layout(int plane) {
        return planes.get(Objects.checkIndex(plane, planes.size()));
    }

    @Override
    public MemorySegment plane(int plane) {
        long size = layout(plane).size();
        long offset = 0;
        for (int i = 0; i < plane; i++) {
            offset += planes.get(i).size();
        }
        return data.asSlice(offset, size);
    }

    @Override
    public long timestampUs() {
        return timestampUs;
    }

    @Override
    public VideoRotation rotation() {
        return rotation;
    }

    @Override
    public Optional<FrameMetadata> metadata() {
        return metadata;
    }

    @Override
    public VideoFrame retain() {
        return this;
    }

    @Override
    public void close() {
        // The memory is its maker's.
    }

    @Override
    public String toString() {
        return "VideoFrame[" + type + ", " + width + " × " + height + "]";
    }
}
