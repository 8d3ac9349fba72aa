package org.livekit4j.ffi;

/**
 * Reads single fields of a {@linkplain EventView#wire protobuf message} without decoding it and without allocation. One reader
 * serves any number of events, one at a time. Invalid messages cause an {@link IllegalStateException}. Not safe for use by
 * several threads.
 */
public final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final long FINGERPRINT_START = 0xcbf29ce484222325L;
    private static final long FINGERPRINT_FACTOR = 0x100000001b3L;

    private EventView event;
    private int position;
    private int end;
    private int tag;

    /** Creates a reader. {@link #read} sets its event. */
    public WireReader() {}

    /**
     * Starts to read the outermost message of an event.
     *
     * @param next the event
     * @return this reader
     */
    public WireReader read(EventView next) {
        event = next;
        position = 0;
        end = next.size();
        return this;
    }

    /**
     * Moves to the next field of this message. The field must then be read, entered or skipped.
     *
     * @return false at the end of the message
     */
    public boolean next() {
        if (position >= end) {
            return false;
        }
        tag = (int) varint();
        return true;
    }

    /** {@return the number of the field that {@link #next} found} */
    public int field() {
        return tag >>> 3;
    }

    /**
     * Reads a field of type {@code uint32}, {@code uint64}, {@code int64}, {@code bool} or an enum.
     *
     * @return the value
     */
    public long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= end) {
                throw new IllegalStateException("a message that ends within a number");
            }
            byte b = event.wire(position++);
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number of more than ten bytes at " + position);
    }

    /**
     * Enters the message in this field. {@link #next} then moves through its fields.
     *
     * @return the end of the outer message, for {@link #leave}
     */
    public int enter() {
        int outer = end;
        long length = varint();
        if (length < 0 || length > outer - position) {
            throw new IllegalStateException("a field of " + length + " bytes at " + position + " of " + outer);
        }
        end = position + (int) length;
        return outer;
    }

    /**
     * Moves to the next field with this number and enters the message in it.
     *
     * @param field the field's number
     * @return false if there is no such field before the end of the message
     */
    public boolean enter(int field) {
        while (next()) {
            if (field() == field) {
                enter();
                return true;
            }
            skip();
        }
        return false;
    }

    /**
     * Leaves the message that {@link #enter()} entered, and skips its unread fields.
     *
     * @param outer the result of {@link #enter()}
     */
    public void leave(int outer) {
        position = end;
        end = outer;
    }

    /**
     * Reads a field of type {@code bytes}.
     *
     * @return a copy of the bytes
     */
    public byte[] bytes() {
        int outer = enter();
        byte[] copy = event.copy(position, end - position);
        leave(outer);
        return copy;
    }

    /**
     * Reads a string or bytes field as a 64-bit FNV-1a hash.
     *
     * @return the hash
     */
    public long fingerprint() {
        int outer = enter();
        long hash = FINGERPRINT_START;
        while (position < end) {
            hash = (hash ^ event.wire(position++) & 0xff) * FINGERPRINT_FACTOR;
        }
        leave(outer);
        return hash;
    }

    /**
     * Returns the hash that {@link #fingerprint()} returns for these bytes.
     *
     * @param bytes the bytes
     * @return the hash
     */
    public static long fingerprint(byte[] bytes) {
        long hash = FINGERPRINT_START;
        for (byte b : bytes) {
            hash = (hash ^ b & 0xff) * FINGERPRINT_FACTOR;
        }
        return hash;
    }

    /** Skips the field that {@link #next} found. */
    public void skip() {
        switch (tag & 7) {
            case VARINT -> varint();
            case FIXED64 -> skip(Long.BYTES);
            case BYTES -> leave(enter());
            case FIXED32 -> skip(Integer.BYTES);
            default -> throw new IllegalStateException("wire type " + (tag & 7) + " at " + position);
        }
    }

    private void skip(int bytes) {
        if (bytes > end - position) {
            throw new IllegalStateException("a message that ends within a number");
        }
        position += bytes;
    }
}
