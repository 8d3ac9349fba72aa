package org.livekit4j.video.desktop;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/** A frame whose rows are longer than they need be, and that is to be turned. Its memory is that of another frame, copied. */
record LaidOutFrame(VideoBufferType type, int width, int height, VideoRotation rotation, List<PlaneLayout> layouts,
        List<MemorySegment> planes) implements VideoFrame {

    static LaidOutFrame of(VideoFrame frame, int padding, VideoRotation rotation) {
        List<PlaneLayout> tight = frame.type().planes(frame.width(), frame.height());
        List<PlaneLayout> layouts = tight.stream().map(plane -> new PlaneLayout(plane.stride() + padding, plane.rows())).toList();
        List<MemorySegment> planes = layouts.stream().map(plane -> MemorySegment.ofArray(new byte[(int) plane.size()])).toList();
        for (int i = 0; i < planes.size(); i++) {
            planes.get(i).fill((byte) 0x55);
            for (int row = 0; row < layouts.get(i).rows(); row++) {
                MemorySegment.copy(frame.plane(i), (long) row * tight.get(i).stride(), planes.get(i),
                        (long) row * layouts.get(i).stride(), tight.get(i).stride());
            }
        }
        return new LaidOutFrame(frame.type(), frame.width(), frame.height(), rotation, layouts, planes);
    }

    @Override
    public int planeCount() {
        return planes.size();
    }

    @Override
    public PlaneLayout layout(int plane) {
        return layouts.get(plane);
    }

    @Override
    public MemorySegment plane(int plane) {
        return planes.get(plane);
    }

    @Override
    public long timestampUs() {
        return 0;
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
        // The memory is the garbage collector's
    }
}
