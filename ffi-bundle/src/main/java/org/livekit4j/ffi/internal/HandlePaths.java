package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.HandleKind;

/**
 * The places of native handles in a message: a tree of the fields that lead to them, made from a table of the build. It finds the handles
 * of a message on the wire without decoding the message.
 */
final class HandlePaths {
    /** What {@link #only} says of a message without a handle. No handle is 0. */
    static final long NONE = 0;
    /** What {@link #only} says of a message with several handles, or with one that does not fit: {@link #visit} finds them. */
    static final long SEVERAL = -1;
    /** What {@link #only} says of bytes that are damaged, or may be not what protobuf's parser makes of them. */
    static final long IRREGULAR = -2;

    /** Of a message in which there is no handle. */
    static final HandlePaths EMPTY = new HandlePaths(new HandlePaths[0], new long[0], null);

    private static final String HANDLE = "FfiOwnedHandle";
    private static final HandlePaths[] ROWS = table();
    /** The tree below the message around all events. */
    static final HandlePaths EVENT = ROWS[HandleTable.EVENT];
    /** The tree below the message around all responses. */
    static final HandlePaths RESPONSE = ROWS[HandleTable.RESPONSE];

    private static final int KIND_SHIFT = 56;
    private static final HandleKind[] KINDS = HandleKind.values();

    /** Indexed by field number; null where no handle can be. */
    private final HandlePaths[] fields;
    /** Indexed by field number: a bit for each oneof, and for each field that leads to a handle, of which there can be one only; or 0. */
    private final long[] singles;
    /** Of the handle, if this message is one, or has one as a bare number. */
    private final HandleKind leaf;

    private HandlePaths(HandlePaths[] fields, long[] singles, HandleKind leaf) {
        this.fields = fields;
        this.singles = singles;
        this.leaf = leaf;
    }

    private static HandlePaths[] table() {
        HandlePaths[] rows = new HandlePaths[HandleTable.MESSAGES.length];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row(row, rows);
        }
        return rows;
    }

    /** @param done the rows before it, with all that it consists of */
    private static HandlePaths row(int row, HandlePaths[] done) {
        String message = HandleTable.MESSAGES[row];
        int[] fields = HandleTable.FIELDS[row];
        int last = 0;
        for (int i = 0; i < fields.length; i += 3) {
            last = Math.max(last, fields[i]);
        }
        HandlePaths[] paths = new HandlePaths[last + 1];
        long[] singles = new long[last + 1];
        for (int i = 0; i < fields.length; i += 3) {
            int inside = fields[i + 1];
            if (inside >= 0) {
                boolean handle = HandleTable.MESSAGES[inside].equals(HANDLE);
                paths[fields[i]] = handle ? handle(HandleKinds.of(message)) : done[inside];
            }
            singles[fields[i]] = fields[i + 2] == 0 ? 0 : 1L << fields[i + 2] - 1;
        }
        return new HandlePaths(paths, singles, HandleKinds.bare(message));
    }

    private static HandlePaths handle(HandleKind kind) {
        return new HandlePaths(new HandlePaths[0], new long[0], kind);
    }

    /** The tree below one field; null if no handle can be there. */
    HandlePaths field(int number) {
        return number < fields.length && number > 0 ? fields[number] : null;
    }

    /**
     * The only handle of a message, and its kind, in one number for {@link #handle} and {@link #kind}; or {@link #NONE},
     * {@link #SEVERAL} or {@link #IRREGULAR}. Allocates nothing.
     *
     * @param end of the message that begins at this position
     */
    long only(long start, long end) {
        long found = NONE;
        long seen = 0;
        for (long position = start; position < end;) {
            int tag = NativeWire.shortTag(position, end);
            if (tag < 8 || tag == EventPeek.KEY_TAG && position != start) {
                return IRREGULAR;
            }
            position += tag < 0x80 ? 1 : 2;
            int number = tag >>> 3;
            long single = number < singles.length ? singles[number] : 0;
            if ((seen & single) != 0) {
                return IRREGULAR;
            }
            seen |= single;
            long value = 0;
            byte b;
            int shift = 0;
            do {
                if (position >= end || shift > 63) {
                    return IRREGULAR;
                }
                b = NativeMemory.get(position++);
                value |= (long) (b & 0x7f) << shift;
                shift += 7;
            } while (b < 0);
            if ((tag & 7) == NativeWire.BYTES) {
                if (value < 0 || value > end - position) {
                    return IRREGULAR;
                }
                HandlePaths path = number < fields.length ? fields[number] : null;
                if (path != null) {
                    found = join(found, path.only(position, position + value));
                }
                position += value;
            } else if ((tag & 7) != NativeWire.VARINT) {
                return IRREGULAR;
            } else if (leaf != null && number == EventKinds.KEY_FIELD) {
                found = join(found, packed(leaf, value));
            }
        }
        return found;
    }

    private static long packed(HandleKind kind, long handle) {
        return handle >>> KIND_SHIFT == 0 ? handle == 0 ? NONE : handle | (long) kind.ordinal() << KIND_SHIFT : SEVERAL;
    }

    private static long join(long first, long second) {
        return first == NONE ? second : second == NONE ? first : Math.min(SEVERAL, Math.min(first, second));
    }

    static long handle(long only) {
        return only & (1L << KIND_SHIFT) - 1;
    }

    static HandleKind kind(long only) {
        return KINDS[(int) (only >>> KIND_SHIFT)];
    }

    /**
     * Visits each place where the message at this address names a handle, in wire order, whether or not protobuf's parser would keep it. If
     * the bytes are damaged it throws, having visited what lies before the damage.
     *
     * @throws IllegalStateException if the bytes are no valid message
     */
    void visit(long address, long length, HandleVisitor visitor) {
        long end = address + length;
        long position = address;
        while (position < end) {
            int tag = NativeWire.tag(position, end);
            position = NativeWire.afterVarint(position, end);
            HandlePaths path = (tag & 7) == NativeWire.BYTES ? field(tag >>> 3) : null;
            if (path != null) {
                long inside = NativeWire.afterVarint(position, end);
                long size = Math.max(0, (int) NativeWire.varint(position, end));
                path.visit(inside, Math.min(size, end - inside), visitor);
            } else if (tag == EventPeek.KEY_TAG && leaf != null) {
                long handle = NativeWire.varint(position, end);
                if (handle != 0) {
                    visitor.visit(leaf, handle);
                }
            }
            position = NativeWire.skip(tag, position, end);
        }
    }
}
