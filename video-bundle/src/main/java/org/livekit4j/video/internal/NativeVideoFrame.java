package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.livekit4j.ffi.FfiClient;
import org.livekit4j.ffi.LeakDetector;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/** A frame in the native library's memory. If it is never closed, it is released when the garbage collector finds it. */
final class NativeVideoFrame implements VideoFrame {
    private final FfiClient client;
    private final VideoFrameReader values;
    private final LeakDetector.Watch watch;
    private int references = 1;
    private PlaneViews views;

    /** @param release returns the frame to the library; run once, with the last reference */
    NativeVideoFrame(FfiClient client, VideoFrameReader values, LeakDetector leaks, Runnable release) {
        this.client = client;
        this.values = values;
        watch = leaks.watch(this, values, release);
    }

    /** Where the frame is; good for as long as the caller holds a reference. */
    CheckedFrame checked() {
        return new CheckedFrame(values.type, values.width, values.height,
                IntStream.range(0, values.planes).mapToObj(this::layout).toList(), List.of(),
                Arrays.copyOf(values.addresses, values.planes), values.timestampUs, values.rotation,
                Optional.ofNullable(values.metadata));
    }

    /** Its consumer has it from now on. */
    void taken() {
        watch.used("taken");
    }

    @Override
    public VideoBufferType type() {
        return values.type;
    }

    @Override
    public int width() {
        return values.width;
    }

    @Override
    public int height() {
        return values.height;
    }

    @Override
    public int planeCount() {
        return values.planes;
    }

    @Override
    public PlaneLayout layout(int plane) {
        Objects.checkIndex(plane, values.planes);
        int rows = values.type.planes(values.width, values.height).get(plane).rows();
        return new PlaneLayout(values.strides[plane], rows);
    }

    @Override
    public synchronized MemorySegment plane(int plane) {
        Objects.checkIndex(plane, values.planes);
        checkOpen();
        watch.used("read");
        PlaneViews mine = viewsOf(Thread.currentThread());
        if (mine == null) {
            mine = new PlaneViews(values.planes, views);
            views = mine;
        }
        if (mine.planes[plane] == null) {
            mine.planes[plane] = client.view(values.addresses[plane], layout(plane).size(), mine.arena, this);
        }
        return mine.planes[plane];
    }

    @Override
    public long timestampUs() {
        return values.timestampUs;
    }

    @Override
    public VideoRotation rotation() {
        return values.rotation;
    }

    @Override
    public Optional<FrameMetadata> metadata() {
        return Optional.ofNullable(values.metadata);
    }

    @Override
    public synchronized VideoFrame retain() {
        checkOpen();
        watch.used("retained");
        references++;
        return this;
    }

    @Override
    public void close() {
        if (dropReference()) {
            watch.close();
        }
    }

    /** Whether it was the last one. */
    private synchronized boolean dropReference() {
        if (references == 0) {
            return false;
        }
        PlaneViews mine = viewsOf(Thread.currentThread());
        if (references == 1 && views != null && (views != mine || mine.next != null)) {
            Thread other = views == mine ? mine.next.owner : views.owner;
            throw new IllegalStateException("thread '" + other.getName()
                    + "' has read planes of this frame and must close it, or its segments would refer to freed memory");
        }
        if (mine != null) {
            unlink(mine);
            mine.arena.close();
        }
        return --references == 0;
    }

    private PlaneViews viewsOf(Thread thread) {
        PlaneViews found = views;
        while (found != null && found.owner != thread) {
            found = found.next;
        }
        return found;
    }

    private void unlink(PlaneViews gone) {
        if (views == gone) {
            views = gone.next;
            return;
        }
        PlaneViews before = views;
        while (before.next != gone) {
            before = before.next;
        }
        before.next = gone.next;
    }

    private void checkOpen() {
        if (references == 0) {
            throw new IllegalStateException("this frame is closed");
        }
    }

    @Override
    public String toString() {
        return values.shape();
    }
}
