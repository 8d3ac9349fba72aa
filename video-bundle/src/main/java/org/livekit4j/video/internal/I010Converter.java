package org.livekit4j.video.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.IntFunction;
import org.livekit4j.video.PlaneLayout;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Converts frames from ten bits to eight, in Java: every native conversion of {@code I010} ends the process. */
final class I010Converter {
    private static final ValueLayout.OfShort SAMPLE = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private I010Converter() {}

    /**
     * Converts a frame to I420.
     *
     * @param wide the frame in I010
     * @param planes the planes of that frame, by index
     */
    static VideoFrame toI420(CheckedFrame wide, IntFunction<MemorySegment> planes) {
        VideoFrame narrow = VideoFrame.allocate(VideoBufferType.I420, wide.width(), wide.height());
        wide.read(() -> {
            for (int plane = 0; plane < narrow.planeCount(); plane++) {
                copy(planes.apply(plane), wide.layouts().get(plane), narrow.plane(plane), narrow.layout(plane));
            }
        });
        return narrow;
    }

    private static void copy(MemorySegment from, PlaneLayout fromLayout, MemorySegment to, PlaneLayout toLayout) {
        for (int row = 0; row < toLayout.rows(); row++) {
            long in = (long) row * fromLayout.stride();
            long out = (long) row * toLayout.stride();
            for (int column = 0; column < toLayout.stride(); column++) {
                int sample = from.get(SAMPLE, in + 2L * column) & 0x3ff;
                to.set(ValueLayout.JAVA_BYTE, out + column, (byte) (sample >> 2));
            }
        }
    }
}
