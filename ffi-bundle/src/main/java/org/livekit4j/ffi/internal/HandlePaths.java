package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiOwnedHandle;

/**
 * The places of native handles in a message: a tree of the fields that lead to them, made from the descriptors. It finds the
 * handles of a message on the wire without decoding the message.
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

    /** The tree below a message; null if no handle can be in it. */
    static HandlePaths of(Descriptor message) {
        return of(message, HandleKind.OTHER, new HashMap<>());
    }

    private static HandlePaths of(Descriptor message, HandleKind kind, Map<Descriptor, HandlePaths> done) {
        List<FieldDescriptor> fields = message.getFields();
        HandlePaths[] paths = new HandlePaths[fields.stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0) + 1];
        if (message == FfiOwnedHandle.getDescriptor()) {
            return new HandlePaths(paths, new long[0], kind);
        }
        if (done.containsKey(message)) {
            return done.get(message);
        }
        done.put(message, null);
        boolean any = false;
        for (FieldDescriptor field : fields) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                HandlePaths path = of(field.getMessageType(), HandleKinds.of(message), done);
                paths[field.getNumber()] = path;
                any |= path != null;
            }
        }
        HandleKind bare = HandleKinds.bare(message);
        HandlePaths result = any || bare != null ? new HandlePaths(paths, singles(fields, paths), bare) : null;
        done.put(message, result);
        return result;
    }

    private static long[] singles(List<FieldDescriptor> fields, HandlePaths[] paths) {
        long[] singles = new long[paths.length];
        Map<Object, Long> bits = new HashMap<>();
        for (FieldDescriptor field : fields) {
            Object single = field.getContainingOneof() != null ? field.getContainingOneof() : field;
            if (single != field || paths[field.getNumber()] != null && !field.isRepeated()) {
                singles[field.getNumber()] = bits.computeIfAbsent(single, one -> 1L << bits.size());
            }
        }
        return singles;
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
