package org.livekit4j.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.livekit4j.video.VideoBufferType;
import org.livekit4j.video.VideoFrame;

/** Rows of whole pixels. Those of four bytes are read as integers, in the order of bytes that has alpha first or last. */
final class PackedRows extends PixelRows {
    private static final ValueLayout.OfInt LITTLE = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt BIG = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final ValueLayout.OfInt pixel;
    private final boolean alphaLast;
    /** The bytes of a row of three bytes per pixel; null if there are four. */
    private final byte[] triples;

    PackedRows(VideoFrame frame, VideoBufferType type) {
        super(frame, type);
        pixel = type == VideoBufferType.BGRA || type == VideoBufferType.ABGR ? LITTLE : BIG;
        alphaLast = type == VideoBufferType.RGBA || type == VideoBufferType.ABGR;
        triples = type == VideoBufferType.RGB24 ? new byte[3 * width] : null;
    }

    @Override
    public void read(int row, int[] pixels) {
        if (triples != null) {
            MemorySegment.copy(plane(0), ValueLayout.JAVA_BYTE, offset(0, row), triples, 0, triples.length);
            for (int x = 0, at = 0; x < width; x++, at += 3) {
                pixels[x] = 0xff << 24 | (triples[at] & 0xff) << 16 | (triples[at + 1] & 0xff) << 8 | triples[at + 2] & 0xff;
            }
            return;
        }
        MemorySegment.copy(plane(0), pixel, offset(0, row), pixels, 0, width);
        for (int x = 0; alphaLast && x < width; x++) {
            pixels[x] = Integer.rotateRight(pixels[x], 8);
        }
    }

    @Override
    public void write(int row, int[] pixels) {
        if (triples != null) {
            for (int x = 0, at = 0; x < width; x++, at += 3) {
                triples[at] = (byte) (pixels[x] >> 16);
                triples[at + 1] = (byte) (pixels[x] >> 8);
                triples[at + 2] = (byte) pixels[x];
            }
            MemorySegment.copy(triples, 0, writable(0), ValueLayout.JAVA_BYTE, offset(0, row), triples.length);
            return;
        }
        for (int x = 0; alphaLast && x < width; x++) {
            pixels[x] = Integer.rotateLeft(pixels[x], 8);
        }
        MemorySegment.copy(pixels, 0, writable(0), pixel, offset(0, row), width);
    }
}
