package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/** A frame of two by two pixels that counts its references. */
final class CountedFrame implements VideoFrame {
    private final VideoFrame picture = VideoFrame.allocate(VideoBufferType.RGBA, 2, 2);
    int references = 1;

    @Override
    public VideoBufferType type() {
        return picture.type();
    }

    @Override
    public int width() {
        return picture.width();
    }

    @Override
    public int height() {
        return picture.height();
    }

    @Override
    public int planeCount() {
        return picture.planeCount();
    }

    @Override
    public PlaneLayout layout(int plane) {
        return picture.layout(plane);
    }

    @Override
    public MemorySegment plane(int plane) {
        return picture.plane(plane);
    }

    @Override
    public long timestampUs() {
        return 77;
    }

    @Override
    public VideoRotation rotation() {
        return VideoRotation.ROTATION_90;
    }

    @Override
    public Optional<FrameMetadata> metadata() {
        return Optional.of(new FrameMetadata(1, 2));
    }

    @Override
    public VideoFrame retain() {
        if (references == 0) {
            throw new IllegalStateException("this frame is closed");
        }
        references++;
        return this;
    }

    @Override
    public void close() {
        references = Math.max(0, references - 1);
    }
}
