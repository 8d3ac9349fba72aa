package org.livekit4j.testing.media;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/**
 * A test card for each track: colour bars, and under them a ramp with a bar that moves on with each frame. There is one
 * frame in native memory, of which only the strip with the number and the moving bar are drawn anew.
 */
public final class VideoFrameSource {
    private static final byte WHITE = (byte) 235;
    private static final byte NEUTRAL = (byte) 128;

    private final int track;
    private final int width;
    private final int rampTop;
    private final int rampRows;
    private final int barWidth;
    private final MemorySegment ramp;
    private final MemorySegment luma;
    private final VideoFrame frame;
    private int barAt;

    public VideoFrameSource(Arena memory, int track, int width, int height) {
        this.track = track;
        this.width = width;
        rampTop = TestCard.rows(height);
        rampRows = height - rampTop;
        barWidth = width / 32;
        MemorySegment data = memory.allocate(VideoBufferType.I420.size(width, height));
        frame = VideoFrame.wrap(VideoBufferType.I420, width, height, data);
        luma = frame.plane(0);
        ramp = memory.allocate(width);
        for (int x = 0; x < width; x++) {
            ramp.set(ValueLayout.JAVA_BYTE, x, (byte) (32 + 160 * x / width));
        }
        drawBars(luma, width, rampTop, 0);
        int chromaWidth = frame.layout(1).stride();
        for (int plane = 1; plane <= 2; plane++) {
            MemorySegment chroma = frame.plane(plane).fill(NEUTRAL);
            drawBars(chroma, chromaWidth, rampTop / 2, plane);
            clearStrip(chroma, chromaWidth);
        }
        for (int row = 0; row < rampRows; row++) {
            MemorySegment.copy(ramp, 0, luma, rowAt(row), width);
        }
    }

    /** The frame of this sequence number; it stays the same object, drawn anew by the next call. */
    public VideoFrame draw(long sequence) {
        VideoStamp.write(luma, width, FrameMarker.mark(track, sequence));
        int next = (int) (sequence * barWidth / 4 % (width - barWidth));
        for (int row = 0; row < rampRows; row++) {
            MemorySegment.copy(ramp, barAt, luma, rowAt(row) + barAt, barWidth);
            luma.asSlice(rowAt(row) + next, barWidth).fill(WHITE);
        }
        barAt = next;
        return frame;
    }

    private long rowAt(int rampRow) {
        return (long) (rampTop + rampRow) * width;
    }

    private void drawBars(MemorySegment plane, int stride, int rows, int component) {
        for (int bar = 0; bar < TestCard.bars(); bar++) {
            byte value = (byte) TestCard.value(track, bar, component);
            int from = stride * bar / TestCard.bars();
            plane.asSlice(from, (long) stride * (bar + 1) / TestCard.bars() - from).fill(value);
        }
        for (int row = 1; row < rows; row++) {
            MemorySegment.copy(plane, 0, plane, (long) row * stride, stride);
        }
    }

    private static void clearStrip(MemorySegment chroma, int stride) {
        chroma.asSlice(0, (long) stride * VideoStamp.ROWS / 2).fill(NEUTRAL);
    }
}
