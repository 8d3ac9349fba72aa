package org.livekit4j.recorder.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/** One page of an Ogg stream, RFC 3533: packets, with how they are laced and a checksum. */
final class OggPage {
    static final int FIRST = 2;
    static final int LAST = 4;
    /** No page is longer. */
    static final int MAX_BYTES = 65_307;
    private static final byte[] SIGN = {'O', 'g', 'g', 'S'};
    private static final int HEADER_BYTES = 27;
    private static final int FLAGS_AT = 5;
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
        page.put(SIGN).put((byte) 0).put((byte) flags).putLong(granule).putInt(serial).putInt(number).putInt(0)
                .put((byte) lacing.size()).put(lacing.toByteArray()).put(packets.toByteArray());
        sealed(page.array());
        lacing.reset();
        packets.reset();
        return page.flip();
    }

    /**
     * Reads a page of a file.
     *
     * @return the page; empty if there is no whole one
     */
    static Optional<byte[]> read(FileChannel file, long position) throws IOException {
        byte[] header = new byte[HEADER_BYTES];
        if (!WholeWrites.read(file, ByteBuffer.wrap(header), position)
                || !Arrays.equals(header, 0, SIGN.length, SIGN, 0, SIGN.length)) {
            return Optional.empty();
        }
        byte[] segments = new byte[Byte.toUnsignedInt(header[HEADER_BYTES - 1])];
        if (!WholeWrites.read(file, ByteBuffer.wrap(segments), position + HEADER_BYTES)) {
            return Optional.empty();
        }
        int length = HEADER_BYTES + segments.length;
        for (byte segment : segments) {
            length += Byte.toUnsignedInt(segment);
        }
        byte[] page = new byte[length];
        boolean whole = WholeWrites.read(file, ByteBuffer.wrap(page), position) && Arrays.equals(page, sealed(page.clone()));
        return whole ? Optional.of(page) : Optional.empty();
    }

    /** Changes a page to the last one of its stream. */
    static byte[] last(byte[] page) {
        page[FLAGS_AT] |= LAST;
        return sealed(page);
    }

    private static byte[] sealed(byte[] page) {
        ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(CHECKSUM_AT, 0);
        bytes.putInt(CHECKSUM_AT, checksum(page));
        return page;
    }

    static int checksum(byte[] page) {
        int sum = 0;
        for (byte one : page) {
            sum = sum << 8 ^ TABLE[sum >>> 24 ^ one & 0xff];
        }
        return sum;
    }
}
