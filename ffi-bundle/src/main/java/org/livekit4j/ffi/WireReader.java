package org.livekit4j.ffi;

/**
 * Reads single fields of a {@linkplain NativeEvent#wire protobuf message} without decoding all of it and without allocation: one
 * reader serves any number of events, one after the other. Bytes that are no valid message throw {@link IllegalStateException}.
 */
public final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final long FINGERPRINT_START = 0xcbf29ce484222325L;
    private static final long FINGERPRINT_FACTOR = 0x100000001b3L;

    private NativeEvent event;
    private int position;
    private int end;
    private int tag;

    /** A reader of nothing yet. */
    public WireReader() {}

    /**
     * Starts at the event's outermost message.
     *
     * @return this reader
     */
    public WireReader read(NativeEvent next) {
        event = next;
        position = 0;
        end = next.size();
        return this;
    }

    /** Goes to the next field of this message; false at its end. The field is then read, entered or skipped. */
    public boolean next() {
        if (position >= end) {
            return false;
        }
        tag = (int) varint();
        return true;
    }

    /** The number of the field that {@link #next} found. */
    public int field() {
        return tag >>> 3;
    }

    /** Reads a number of the types {@code uint32}, {@code uint64}, {@code int64}, {@code bool} or an enum. */
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

    /** Enters the message that this field is; its fields come next, up to its end. The result goes to {@link #leave}. */
    public int enter() {
        int outer = end;
        long length = varint();
        if (length < 0 || length > outer - position) {
            throw new IllegalStateException("a field of " + length + " bytes at " + position + " of " + outer);
        }
        end = position + (int) length;
        return outer;
    }

    /** Goes to the next field of this number and enters the message that it is; false, at the end, if there is none. */
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

    /** Leaves the message that {@link #enter} entered, whatever is unread in it. */
    public void leave(int outer) {
        position = end;
        end = outer;
    }

    /** Reads a text or bytes as a number that is the same for the same bytes and hardly for others (FNV-1a, 64 bits). */
    public long fingerprint() {
        int outer = enter();
        long hash = FINGERPRINT_START;
        while (position < end) {
            hash = (hash ^ event.wire(position++) & 0xff) * FINGERPRINT_FACTOR;
        }
        leave(outer);
        return hash;
    }

    /** What {@link #fingerprint()} is for these bytes. */
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
