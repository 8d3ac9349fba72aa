package org.livekit4j.recorder.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/** Elements of EBML, RFC 8794, one after the other: what Matroska and WebM consist of. */
final class Ebml {
    /** A length of eight bytes that means: until the file ends, or the parent. */
    private static final long UNKNOWN = 0x01ffffffffffffffL;
    private static final long MARK_OF_EIGHT = 0x0100000000000000L;
    private static final int MARK_OF_ONE = 0x80;
    private static final int SHORT_LENGTH = 127;

    /**
     * An element in a file.
     *
     * @param content where its content begins
     * @param end where it ends
     */
    record Found(long content, long end) {}

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** @param id with its marker, one to four bytes */
    Ebml id(int id) {
        int length = (Integer.SIZE - Integer.numberOfLeadingZeros(id) + 7) / 8;
        for (int i = length - 1; i >= 0; i--) {
            bytes.write(id >>> 8 * i);
        }
        return this;
    }

    private Ebml length(int length) {
        if (length < SHORT_LENGTH) {
            bytes.write(MARK_OF_ONE | length);
        } else {
            append(ByteBuffer.allocate(Long.BYTES).putLong(MARK_OF_EIGHT | length).array());
        }
        return this;
    }

    Ebml put(int id, byte[] content) {
        return id(id).length(content.length).append(content);
    }

    Ebml put(int id, Ebml children) {
        return put(id, children.toByteArray());
    }

    Ebml put(int id, String text) {
        return put(id, text.getBytes(StandardCharsets.US_ASCII));
    }

    Ebml put(int id, long number) {
        return put(id, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    Ebml put(int id, double number) {
        return put(id, ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }

    Ebml append(Ebml more) {
        return append(more.toByteArray());
    }

    private Ebml append(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    /** The beginning of an element whose children follow until the file ends, or an element that cannot be among them. */
    Ebml begin(int id) {
        return id(id).append(ByteBuffer.allocate(Long.BYTES).putLong(UNKNOWN).array());
    }

    /** The beginning of an element whose content of this length follows. */
    Ebml begin(int id, int length) {
        return id(id).length(length);
    }

    int size() {
        return bytes.size();
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    ByteBuffer toBuffer() {
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /**
     * Finds an element of an ID of four bytes that was written by this class.
     *
     * @return where it is; empty if it is not there as a whole
     * @throws FileSystemException if something else is there
     */
    static Optional<Found> find(int id, FileChannel file, Path path, long position) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(Integer.BYTES + Long.BYTES);
        WholeWrites.read(file, start, position);
        int there = start.position();
        if (there >= Integer.BYTES && start.getInt(0) != id) {
            throw new FileSystemException(path.toString(), null, "is damaged at byte " + position);
        }
        boolean isShort = there > Integer.BYTES && (start.get(Integer.BYTES) & MARK_OF_ONE) != 0;
        if (!isShort && start.hasRemaining()) {
            return Optional.empty();
        }
        long content = position + Integer.BYTES + (isShort ? 1 : Long.BYTES);
        long length = isShort ? start.get(Integer.BYTES) & ~MARK_OF_ONE & 0xff : start.getLong(Integer.BYTES) & ~MARK_OF_EIGHT;
        boolean whole = length >= 0 && length <= file.size() - content;
        return whole ? Optional.of(new Found(content, content + length)) : Optional.empty();
    }
}
