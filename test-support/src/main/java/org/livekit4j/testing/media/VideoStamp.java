package org.livekit4j.testing.media;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A {@link FrameMarker} as a strip of black and white blocks in the first rows of a frame, readable after any conversion. */
public final class VideoStamp {
    /** Height of the strip, in pixels. */
    public static final int ROWS = 8;

    private static final byte BLACK = 16;
    private static final byte WHITE = (byte) 235;
    private static final int THRESHOLD = 128;

    private VideoStamp() {}

    /** @param luma plane of one byte a pixel */
    public static void write(MemorySegment luma, int width, long mark) {
        int block = width / FrameMarker.BITS;
        int head = FrameMarker.head(mark);
        for (int i = 0; i < FrameMarker.BITS; i++) {
            luma.asSlice((long) i * block, block).fill(FrameMarker.bit(head, mark, i) == 1 ? WHITE : BLACK);
        }
        for (int row = 1; row < ROWS; row++) {
            MemorySegment.copy(luma, 0, luma, (long) row * width, (long) FrameMarker.BITS * block);
        }
    }

    /** The mark, or {@link FrameMarker#NONE}. */
    public static long read(MemorySegment luma, int width, int stride) {
        int block = width / FrameMarker.BITS;
        FrameMarker.Reader reader = new FrameMarker.Reader();
        long middle = (long) stride * (ROWS / 2) + block / 2;
        for (int i = 0; i < FrameMarker.BITS; i++) {
            int level = Byte.toUnsignedInt(luma.get(ValueLayout.JAVA_BYTE, middle + (long) i * block));
            reader.bit(level > THRESHOLD ? 1 : 0);
        }
        return reader.mark();
    }
}
