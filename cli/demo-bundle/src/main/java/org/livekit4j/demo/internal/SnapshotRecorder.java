package org.livekit4j.demo.internal;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.livekit4j.LiveKitException;
import org.livekit4j.testing.media.PngWriter;
import org.livekit4j.video.Video;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/**
 * Keeps the first picture of a stream and then one a second. Files are written on a thread of their own, so that the stream's
 * consumer is not held up; while one is written no other is taken.
 */
final class SnapshotRecorder implements FrameRecorder<Video, VideoFrame> {
    private static final int LIMIT = 60;
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final Output output;
    private final Problems problems;
    private final ExecutorService writer;
    private final AtomicBoolean writing = new AtomicBoolean();
    private int taken;
    private long lastAt;

    SnapshotRecorder(String name, Output output, Problems problems) {
        this.name = name;
        this.output = output;
        this.problems = problems;
        this.writer = output.wanted() ? Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()) : null;
    }

    @Override
    public void record(Video video, VideoFrame frame) {
        long now = System.nanoTime();
        if (writer != null && !writer.isShutdown() && taken < LIMIT && (taken == 0 || now - lastAt >= INTERVAL_NS)
                && !writing.get()) {
            lastAt = now;
            taken++;
            take(video, frame);
        }
    }

    private void take(Video video, VideoFrame frame) {
        byte[] pixels;
        try (VideoFrame rgba = video.convert(frame, VideoBufferType.RGBA, false)) {
            pixels = rgba.plane(0).toArray(ValueLayout.JAVA_BYTE);
        } catch (LiveKitException e) {
            problems.add("cannot convert a picture of " + name, e);
            return;
        }
        Path path = output.file("%s-%03d.png".formatted(name, taken));
        int width = frame.width();
        int height = frame.height();
        writing.set(true);
        writer.execute(() -> write(path, width, height, pixels));
    }

    @Override
    public double level() {
        return 0;
    }

    @Override
    public void release(VideoFrame frame) {
        frame.close();
    }

    /** Waits until the last file is written. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }

    private void write(Path path, int width, int height, byte[] pixels) {
        try {
            PngWriter.write(path, width, height, pixels);
        } catch (IOException e) {
            problems.add("cannot write " + path.getFileName(), e);
        } finally {
            writing.set(false);
        }
    }
}
