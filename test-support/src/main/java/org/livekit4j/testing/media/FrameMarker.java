package org.livekit4j.testing.media;

/**
 * What a frame carries to be known again: a magic number, a check sum and the mark, which is the number of its track (16 bits)
 * and its sequence number (40 bits). How the {@value #BITS} bits are written is each medium's matter.
 */
public final class FrameMarker {
    public static final int BITS = 88;
    /** What reading yields where no stamp is. */
    public static final long NONE = -1;

    private static final int SEQUENCE_BITS = 40;
    /** The last sequence number, which no frame that counts will have. */
    public static final long LAST = (1L << SEQUENCE_BITS) - 1;

    private static final int HEAD_BITS = 32;
    private static final int MAGIC = 0x4c4b;

    private FrameMarker() {}

    public static long mark(int track, long sequence) {
        return (long) track << SEQUENCE_BITS | sequence & LAST;
    }

    public static int track(long mark) {
        return (int) (mark >>> SEQUENCE_BITS);
    }

    public static long sequence(long mark) {
        return mark & LAST;
    }

    /** Magic number and check sum: the first bits. */
    public static int head(long mark) {
        long mixed = mark * 0x9e3779b97f4a7c15L;
        return MAGIC << 16 | (int) (mixed >>> 48);
    }

    /** Bit {@code index} of the stamp of head and mark. */
    public static int bit(int head, long mark, int index) {
        return index < HEAD_BITS ? head >>> index & 1 : (int) (mark >>> index - HEAD_BITS) & 1;
    }

    /** Puts a stamp together from its bits, in order. */
    public static final class Reader {
        private int head;
        private long mark;
        private int index;

        public void bit(int bit) {
            if (index < HEAD_BITS) {
                head |= bit << index;
            } else {
                mark |= (long) bit << index - HEAD_BITS;
            }
            index++;
        }

        /** The mark, or {@link FrameMarker#NONE} if magic number or check sum are wrong. */
        public long mark() {
            return index == BITS && head == head(mark) ? mark : NONE;
        }
    }
}
