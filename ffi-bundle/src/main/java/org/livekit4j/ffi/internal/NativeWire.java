package org.livekit4j.ffi.internal;

/**
 * Protobuf's wire format in native memory. Nothing at or beyond {@code end} is read.
 *
 * <p>The first three methods read what the library writes, as fast as can be. The others read all that protobuf's own reader does: a number may
 * be longer than it must be, and of a tag or a length only the lower 32 bits count. What is no valid field throws
 * {@link IllegalStateException}.
 */
final class NativeWire {
    static final int VARINT = 0;
    static final int BYTES = 2;
    private static final int GROUP = 3;
    private static final int FIXED64 = 1;
    private static final int GROUP_END = 4;
    private static final int FIXED32 = 5;
    private static final int MAX_VARINT_BYTES = 10;
    /** As deep as protobuf's own reader goes. */
    private static final int MAX_DEPTH = 100;

    private NativeWire() {}

    /** The tag at this position, if it is as the library writes one, of one byte or two; else 0. */
    static int shortTag(long position, long end) {
        int tag = position < end ? NativeMemory.get(position) : 0;
        if (tag >= 0) {
            return tag < 8 ? 0 : tag;
        }
        int more = position + 1 < end ? NativeMemory.get(position + 1) : 0;
        return more > 0 ? tag & 0x7f | more << 7 : 0;
    }

    /** Where the bytes begin whose length is at this position, if they are all that is left; else a negative number. */
    static long rest(long position, long end) {
        long length = 0;
        for (int shift = 0; shift < Integer.SIZE && position < end; shift += 7) {
            byte b = NativeMemory.get(position++);
            length |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return length == end - position ? position : -1;
            }
        }
        return -1;
    }

    /** Where the number at this position is over; beyond {@code end} if it does not end. */
    static long past(long position, long end) {
        long limit = Math.min(end, position + MAX_VARINT_BYTES);
        while (position < limit && NativeMemory.get(position) < 0) {
            position++;
        }
        return position < limit ? position + 1 : end + 1;
    }

    static long varint(long position, long end) {
        long value = 0;
        for (int shift = 0; shift < 64 && position < end; shift += 7) {
            byte b = NativeMemory.get(position++);
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number that does not end");
    }

    /** Where the number at this position is over. */
    static long afterVarint(long position, long end) {
        long limit = Math.min(end, position + MAX_VARINT_BYTES);
        while (position < limit) {
            if (NativeMemory.get(position++) >= 0) {
                return position;
            }
        }
        throw new IllegalStateException("a number that does not end");
    }

    static int tag(long position, long end) {
        int tag = (int) varint(position, end);
        if (tag >>> 3 == 0) {
            throw new IllegalStateException("a field without a number");
        }
        return tag;
    }

    /** The length at this position, of bytes that lie wholly before {@code end}. */
    static int length(long position, long end) {
        int length = (int) varint(position, end);
        long left = end - afterVarint(position, end);
        if (length < 0 || length > left) {
            throw new IllegalStateException("a field of " + length + " bytes where " + left + " are left");
        }
        return length;
    }

    /** Where the field with this tag is over, whose content is at this position. */
    static long skip(int tag, long position, long end) {
        return skip(tag, position, end, 0);
    }

    private static long skip(int tag, long position, long end, int depth) {
        return switch (tag & 7) {
            case VARINT -> afterVarint(position, end);
            case FIXED64 -> fixed(position + Long.BYTES, end);
            case FIXED32 -> fixed(position + Integer.BYTES, end);
            case BYTES -> afterVarint(position, end) + length(position, end);
            case GROUP -> skipGroup(tag, position, end, depth);
            default -> throw new IllegalStateException("wire type " + (tag & 7) + " in field " + (tag >>> 3));
        };
    }

    private static long fixed(long after, long end) {
        if (after > end) {
            throw new IllegalStateException("a message that ends within a field");
        }
        return after;
    }

    private static long skipGroup(int start, long position, long end, int depth) {
        if (depth == MAX_DEPTH) {
            throw new IllegalStateException("wire type " + GROUP + ", more than " + MAX_DEPTH + " deep");
        }
        while (position < end) {
            int tag = tag(position, end);
            position = afterVarint(position, end);
            if ((tag & 7) == GROUP_END) {
                if (tag >>> 3 == start >>> 3) {
                    return position;
                }
                throw new IllegalStateException("the end of group " + (tag >>> 3) + " in group " + (start >>> 3));
            }
            position = skip(tag, position, end, depth + 1);
        }
        throw new IllegalStateException("wire type " + GROUP + " in field " + (start >>> 3) + ", a group that does not end");
    }
}
