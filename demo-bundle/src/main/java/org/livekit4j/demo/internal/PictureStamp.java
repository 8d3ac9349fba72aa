package org.livekit4j.demo.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A {@link Stamp} as a strip of black and white blocks in the first rows of a picture, readable after any conversion. */
final class PictureStamp {
    /** Height of the strip, in pixels. */
    static final int ROWS = 8;

    private static final byte BLACK = 16;
    private static final byte WHITE = (byte) 235;
    private static final int THRESHOLD = 128;

    private PictureStamp() {}

    /** @param luma plane of one byte a pixel */
    static void write(MemorySegment luma, int width, long mark) {
        int block = width / Stamp.BITS;
        int head = Stamp.head(mark);
        for (int i = 0; i < Stamp.BITS; i++) {
            luma.asSlice((long) i * block, block).fill(Stamp.bit(head, mark, i) == 1 ? WHITE : BLACK);
        }
        for (int row = 1; row < ROWS; row++) {
            MemorySegment.copy(luma, 0, luma, (long) row * width, (long) Stamp.BITS * block);
        }
    }

    /** The mark, or {@link Stamp#NONE}. */
    static long read(MemorySegment luma, int width, int stride) {
        int block = width / Stamp.BITS;
        Stamp.Reader reader = new Stamp.Reader();
        long middle = (long) stride * (ROWS / 2) + block / 2;
        for (int i = 0; i < Stamp.BITS; i++) {
            int level = Byte.toUnsignedInt(luma.get(ValueLayout.JAVA_BYTE, middle + (long) i * block));
            reader.bit(level > THRESHOLD ? 1 : 0);
        }
        return reader.mark();
    }
}
