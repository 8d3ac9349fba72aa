package org.livekit4j.itests.hostile;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/** A frame of a user's own making. It says of itself what a case wants it to, another thing each time if need be. */
final class OwnFrame implements VideoFrame {
    Supplier<VideoBufferType> type;
    IntSupplier width;
    IntSupplier height;
    IntSupplier planeCount;
    IntFunction<PlaneLayout> layout;
    IntFunction<MemorySegment> plane;
    Supplier<VideoRotation> rotation = () -> VideoRotation.ROTATION_0;
    Supplier<Optional<FrameMetadata>> metadata = Optional::empty;
    Supplier<VideoFrame> retain = () -> this;
    Runnable close = () -> {
    };
    Supplier<String> text = () -> "a user's frame";

    /** One that is right. */
    OwnFrame(VideoBufferType type, int width, int height) {
        List<PlaneLayout> layouts = type.planes(width, height);
        this.type = () -> type;
        this.width = () -> width;
        this.height = () -> height;
        planeCount = layouts::size;
        layout = layouts::get;
        plane = index -> MemorySegment.ofArray(new byte[(int) layouts.get(index).size()]);
    }

    @Override
    public VideoBufferType type() {
        return type.get();
    }

    @Override
    public int width() {
        return width.getAsInt();
    }

    @Override
    public int height() {
        return height.getAsInt();
    }

    @Override
    public int planeCount() {
        return planeCount.getAsInt();
    }

    @Override
    public PlaneLayout layout(int index) {
        return layout.apply(index);
    }

    @Override
    public MemorySegment plane(int index) {
        return plane.apply(index);
    }

    @Override
    public long timestampUs() {
        return 0;
    }

    @Override
    public VideoRotation rotation() {
        return rotation.get();
    }

    @Override
    public Optional<FrameMetadata> metadata() {
        return metadata.get();
    }

    @Override
    public VideoFrame retain() {
        return retain.get();
    }

    @Override
    public void close() {
        close.run();
    }

    @Override
    public String toString() {
        return text.get();
    }
}
