package org.livekit4j.recorder.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One page of an Ogg stream, RFC 3533: packets, with how they are laced and a checksum. */
final class OggPage {
    static final int FIRST = 2;
    static final int LAST = 4;
    private static final int HEADER_BYTES = 27;
    private static final int CHECKSUM_AT = 22;
    private static final int MAX_SEGMENTS = 255;
    private static final int SEGMENT = 255;
    private static final int POLYNOMIAL = 0x04c11db7;
    private static final int[] TABLE = table();

    private final ByteArrayOutputStream lacing = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packets = new ByteArrayOutputStream();

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int remainder = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                remainder = remainder << 1 ^ (remainder < 0 ? POLYNOMIAL : 0);
            }
            table[i] = remainder;
        }
        return table;
    }

    /** Whether there is room for a packet as a whole. */
    boolean fits(byte[] packet) {
        return lacing.size() + packet.length / SEGMENT + 1 <= MAX_SEGMENTS;
    }

    void add(byte[] packet) {
        for (int i = 0; i < packet.length / SEGMENT; i++) {
            lacing.write(SEGMENT);
        }
        lacing.write(packet.length % SEGMENT);
        packets.writeBytes(packet);
    }

    /**
     * The page as it is written; after that it is empty.
     *
     * @param flags {@link #FIRST}, {@link #LAST} or 0
     * @param granule how many samples are decoded at its end
     * @param serial of the stream
     * @param number of the page
     */
    ByteBuffer take(int flags, long granule, int serial, int number) {
        ByteBuffer page = ByteBuffer.allocate(HEADER_BYTES + lacing.size() + packets.size()).order(ByteOrder.LITTLE_ENDIAN);
        page.put(new byte[]{'O', 'g', 'g', 'S', 0, (byte) flags}).putLong(granule).putInt(serial).putInt(number).putInt(0)
                .put((byte) lacing.size()).put(lacing.toByteArray()).put(packets.toByteArray());
        page.putInt(CHECKSUM_AT, checksum(page.array()));
        lacing.reset();
        packets.reset();
        return page.flip();
    }

    static int checksum(byte[] page) {
        int sum = 0;
        for (byte one : page) {
            sum = sum << 8 ^ TABLE[sum >>> 24 ^ one & 0xff];
        }
        return sum;
    }
}
