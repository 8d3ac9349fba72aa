package org.livekit4j.audio.opus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * A page of an Ogg file, RFC 3533, as it is read. One object reads many pages, one after the other; it is used by one thread at a
 * time.
 */
public final class OggPage {
    /** The flag of the first page of a stream. */
    public static final int FIRST = 2;
    /** The flag of the last page of a stream. */
    public static final int LAST = 4;
    /** No page is longer. */
    public static final int MAX_BYTES = 65_307;
    /** Stands in place of a granule where no packet ends on a page. */
    public static final long NO_GRANULE = -1;
    static final byte[] SIGN = {'O', 'g', 'g', 'S'};
    static final int HEADER_BYTES = 27;
    private static final int CONTINUED = 1;
    private static final int VERSION_AT = 4;
    private static final int FLAGS_AT = 5;
    private static final int GRANULE_AT = 6;
    private static final int SERIAL_AT = 14;
    private static final int NUMBER_AT = 18;
    private static final int CHECKSUM_AT = 22;
    private static final int SEGMENTS_AT = 26;
    private static final int MAX_SEGMENTS = 255;
    private static final int POLYNOMIAL = 0x04c11db7;
    private static final int[] TABLE = table();

    /** What is in a file where a page is looked for. */
    public enum Found {
        /** A page. */
        PAGE,
        /** The end of the file. */
        END,
        /** The beginning of a page, and then the end of the file. */
        CUT_OFF,
        /** A page whose checksum is wrong. */
        DAMAGED,
        /** Something else. */
        OTHER
    }

    private final ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int length;

    /** Creates an object to read pages with. */
    public OggPage() {}

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

    /**
     * Reads a page and compares its checksum.
     *
     * @param file the file
     * @param position where the page begins
     * @return what is there; unless it is a {@link Found#PAGE} nothing else of this object may be asked for
     * @throws IOException if the file cannot be read
     */
    public Found read(FileChannel file, long position) throws IOException {
        Found found = header(file, position);
        if (found != Found.PAGE) {
            return found;
        }
        if (bytes.position() < length && !fill(file, position, length)) {
            return Found.CUT_OFF;
        }
        return checksum(bytes.array(), length) == bytes.getInt(CHECKSUM_AT) ? Found.PAGE : Found.DAMAGED;
    }

    /**
     * Reads what a page states of itself. Its packets are not read, nor is its checksum compared.
     *
     * @param file the file
     * @param position where the page begins
     * @return what is there, never {@link Found#DAMAGED}
     * @throws IOException if the file cannot be read
     */
    public Found readHeader(FileChannel file, long position) throws IOException {
        Found found = header(file, position);
        return found == Found.PAGE && position + length > file.size() ? Found.CUT_OFF : found;
    }

    private Found header(FileChannel file, long position) throws IOException {
        bytes.clear();
        fill(file, position, HEADER_BYTES + MAX_SEGMENTS);
        int there = bytes.position();
        int sign = Math.min(there, SIGN.length);
        if (there == 0) {
            return Found.END;
        }
        if (!Arrays.equals(bytes.array(), 0, sign, SIGN, 0, sign) || there > VERSION_AT && bytes.get(VERSION_AT) != 0) {
            return Found.OTHER;
        }
        if (there < HEADER_BYTES || there < contentAt()) {
            return Found.CUT_OFF;
        }
        length = contentAt();
        for (int i = 0; i < numSegments(); i++) {
            length += segmentLength(i);
        }
        return Found.PAGE;
    }

    /** Reads on until this many bytes of the page are there; false if the file ends before. */
    private boolean fill(FileChannel file, long position, int count) throws IOException {
        bytes.limit(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return the bytes of the page in the file} */
    public int length() {
        return length;
    }

    /** {@return whether it begins with the rest of a packet of the page before} */
    public boolean isContinued() {
        return hasFlag(CONTINUED);
    }

    /** {@return whether it is the first page of its stream} */
    public boolean isFirst() {
        return hasFlag(FIRST);
    }

    /** {@return whether it is the last page of its stream} */
    public boolean isLast() {
        return hasFlag(LAST);
    }

    private boolean hasFlag(int flag) {
        return (bytes.get(FLAGS_AT) & flag) != 0;
    }

    /** {@return how many samples are decoded at its end, or {@link #NO_GRANULE}} */
    public long granule() {
        return bytes.getLong(GRANULE_AT);
    }

    /** {@return the number of its stream} */
    public int serial() {
        return bytes.getInt(SERIAL_AT);
    }

    /** {@return its number in its stream} */
    public int number() {
        return bytes.getInt(NUMBER_AT);
    }

    /** {@return how many segments it has} */
    public int numSegments() {
        return Byte.toUnsignedInt(bytes.get(SEGMENTS_AT));
    }

    /**
     * Returns the length of a segment. A packet is a row of segments, of which the last one alone has less than 255 bytes.
     *
     * @param segment from 0 to {@link #numSegments} − 1
     * @return its bytes, from 0 to 255
     */
    public int segmentLength(int segment) {
        return Byte.toUnsignedInt(bytes.get(HEADER_BYTES + segment));
    }

    /** {@return where in {@link #array} the first segment begins; the others follow} */
    public int contentAt() {
        return HEADER_BYTES + numSegments();
    }

    /** {@return the bytes of the page, not a copy, from index 0 on} */
    public byte[] array() {
        return bytes.array();
    }

    /**
     * Changes the page to the last one of its stream.
     *
     * @return the page as it is written then, not a copy
     */
    public ByteBuffer asLast() {
        bytes.put(FLAGS_AT, (byte) (bytes.get(FLAGS_AT) | LAST));
        ByteBuffer page = bytes.duplicate().order(bytes.order()).position(0).limit(length);
        seal(page);
        return page;
    }

    /** Writes the checksum of a page. */
    static void seal(ByteBuffer page) {
        page.putInt(CHECKSUM_AT, checksum(page.array(), page.limit()));
    }

    /** Of everything but the checksum itself. */
    private static int checksum(byte[] page, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int one = i >= CHECKSUM_AT && i < SEGMENTS_AT ? 0 : page[i];
            sum = sum << 8 ^ TABLE[(sum >>> 24 ^ one) & 0xff];
        }
        return sum;
    }
}
