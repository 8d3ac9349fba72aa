package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.livekit4j.video.FrameMetadata;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;
import org.livekit4j.video.VideoRotation;

/**
 * A frame that is lent to a processor for one call: read-only, and kept open by a reference of the call. Closing it has no effect
 * unless the processor has retained it; then it stays open until each of those references is closed.
 */
final class BorrowedVideoFrame implements VideoFrame {
    private final VideoFrame frame;
    private final Thread borrower = Thread.currentThread();
    private boolean lent = true;
    /** References that the processor has added. */
    private int kept;

    /** Retains the frame until it is {@linkplain #giveBack given back} on this thread. */
    BorrowedVideoFrame(VideoFrame frame) {
        this.frame = frame.retain();
    }

    /** The frame itself, if this is one that was lent. */
    static VideoFrame original(VideoFrame frame) {
        VideoFrame original = frame;
        while (original instanceof BorrowedVideoFrame loan) {
            original = loan.frame;
        }
        return original;
    }

    /** The call is over: its reference goes, and the segments that this thread got. */
    void giveBack() {
        synchronized (this) {
            lent = false;
        }
        frame.close();
    }

    @Override
    public synchronized MemorySegment plane(int plane) {
        checkOpen();
        if (kept == 0 && Thread.currentThread() != borrower) {
            throw new IllegalStateException("this frame is lent to thread '" + borrower.getName()
                    + "'; retain it for another thread, which then closes it");
        }
        return frame.plane(plane).asReadOnly();
    }

    @Override
    public synchronized VideoFrame retain() {
        checkOpen();
        frame.retain();
        kept++;
        return this;
    }

    @Override
    public synchronized void close() {
        if (kept > 0) {
            frame.close();
            kept--;
        }
    }

    private void checkOpen() {
        if (!lent && kept == 0) {
            throw new IllegalStateException("this frame was lent for a call that has returned; retain a frame to keep it");
        }
    }

    @Override
    public VideoBufferType type() {
        return frame.type();
    }

    @Override
    public int width() {
        return frame.width();
    }

    @Override
    public int height() {
        return frame.height();
    }

    @Override
    public int planeCount() {
        return frame.planeCount();
    }

    @Override
    public PlaneLayout layout(int plane) {
        return frame.layout(plane);
    }

    @Override
    public long timestampUs() {
        return frame.timestampUs();
    }

    @Override
    public VideoRotation rotation() {
        return frame.rotation();
    }

    @Override
    public Optional<FrameMetadata> metadata() {
        return frame.metadata();
    }

    @Override
    public String toString() {
        return frame.toString();
    }
}
