package org.livekit4j.demo.internal;

import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.livekit4j.LiveKitException;
import org.livekit4j.testing.media.PngWriter;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/**
 * Keeps the first frame of a stream and then one a second. Files are written on a thread of their own, so that the stream's
 * consumer is not held up; while one is written no other is taken.
 */
final class SnapshotRecorder extends FrameRecorder<VideoFrame> {
    private static final int LIMIT = 60;
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final ServiceSlot<Video> video;
    private volatile CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private int taken;
    private long lastAt;

    SnapshotRecorder(String name, RunResults results, ServiceSlot<Video> video) {
        super(name, results);
        this.video = video;
    }

    @Override
    void record(VideoFrame frame) {
        long now = System.nanoTime();
        Video converter = video.get();
        if (on && converter != null && writing.isDone() && taken < LIMIT && (taken == 0 || now - lastAt >= INTERVAL_NS)) {
            lastAt = now;
            taken++;
            take(converter, frame);
        }
    }

    private void take(Video converter, VideoFrame frame) {
        byte[] pixels;
        try (VideoFrame rgba = converter.convert(frame, VideoBufferType.RGBA, false)) {
            pixels = rgba.plane(0).toArray(ValueLayout.JAVA_BYTE);
        } catch (LiveKitException e) {
            results.addProblem("cannot convert a frame of " + name, e);
            return;
        }
        Path path = results.addFile("%s-%03d.png".formatted(name, taken));
        int width = frame.width();
        int height = frame.height();
        writing = CompletableFuture.runAsync(() -> results.attempt("cannot write " + path.getFileName(),
                () -> PngWriter.write(path, width, height, pixels)), Thread::startVirtualThread);
    }

    @Override
    void release(VideoFrame frame) {
        frame.close();
    }

    /** Waits until the last file is written. */
    @Override
    public void close() {
        on = false;
        writing.join();
    }
}
