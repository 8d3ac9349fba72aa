package org.livekit4j.video;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A picture in memory that its maker owns. */
final class MemoryVideoFrame implements VideoFrame {
    private final VideoBufferType type;
    private final int width;
    private final int height;
    private final List<PlaneLayout> planes;
    private final MemorySegment data;

    MemoryVideoFrame(VideoBufferType type, int width, int height, MemorySegment data) {
        this.type = Objects.requireNonNull(type, "type is null");
        this.width = width;
        this.height = height;
        this.planes = type.planes(width, height);
        this.data = Objects.requireNonNull(data, "data is null");
        long size = type.size(width, height);
        if (data.byteSize() != size) {
            throw new IllegalArgumentException("a picture " + type + " of " + width + " × " + height + " pixels takes " + size
                    + " bytes; the memory given has " + data.byteSize());
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
        return planes.get(plane);
    }

    @Override
    public MemorySegment plane(int plane) {
        long size = planes.get(plane).size();
        long offset = 0;
        for (int i = 0; i < plane; i++) {
            offset += planes.get(i).size();
        }
        return data.asSlice(offset, size);
    }

    @Override
    public long timestampUs() {
        return 0;
    }

    @Override
    public VideoRotation rotation() {
        return VideoRotation.ROTATION_0;
    }

    @Override
    public Optional<FrameMetadata> metadata() {
        return Optional.empty();
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
