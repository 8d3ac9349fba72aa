package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiOwnedHandle;

/**
 * Where in a message native handles are: a tree of the fields that lead to one, made from the descriptors. With it a message's
 * handles are found on the wire without decoding it.
 */
final class HandlePaths {
    /** What {@link #only} says of a message without a handle. No handle is 0. */
    static final long NONE = 0;
    /** What {@link #only} says of a message with more than one handle, or one that does not fit: {@link #visit} finds them. */
    static final long SEVERAL = -1;
    /** What {@link #only} says of bytes on which protobuf's parser may not agree, or that are damaged. */
    static final long IRREGULAR = -2;

    private static final int LEAF_TAG = EventKinds.KEY_FIELD << 3;
    private static final int KIND_SHIFT = 56;
    private static final HandleKind[] KINDS = HandleKind.values();

    /** Indexed by field number; null where no handle can be. */
    private final HandlePaths[] fields;
    /** Indexed by field number: a bit for each field, or for all of a oneof, of which protobuf keeps the last only; 0 for a repeated field. */
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
            return new HandlePaths(paths, singles(fields, paths.length), kind);
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
        HandlePaths result = any || bare != null ? new HandlePaths(paths, singles(fields, paths.length), bare) : null;
        done.put(message, result);
        return result;
    }

    private static long[] singles(List<FieldDescriptor> fields, int length) {
        long[] singles = new long[length];
        Map<OneofDescriptor, Long> oneofs = new HashMap<>();
        long next = 1;
        for (FieldDescriptor field : fields) {
            if (field.isRepeated()) {
                continue;
            }
            if (next == 0) {
                throw new IllegalStateException("more than 64 fields in " + field.getContainingType().getFullName());
            }
            long bit = next;
            singles[field.getNumber()] = field.getContainingOneof() == null
                    ? bit
                    : oneofs.computeIfAbsent(field.getContainingOneof(), oneof -> bit);
            next = singles[field.getNumber()] == bit ? bit << 1 : next;
        }
        return singles;
    }

    /** The tree below one field; null if no handle can be there. */
    HandlePaths field(int number) {
        return number < fields.length && number > 0 ? fields[number] : null;
    }

    /**
     * The only handle of the message at this address, and its kind, in one number for {@link #handle} and {@link #kind}; or {@link #NONE},
     * {@link #SEVERAL} or {@link #IRREGULAR}. Allocates nothing.
     */
    long only(long address, long length) {
        try {
            return find(address, address + length);
        } catch (IllegalStateException e) {
            return IRREGULAR;
        }
    }

    private long find(long position, long end) {
        long found = NONE;
        long seen = 0;
        while (position < end) {
            int tag = NativeWire.tag(position, end);
            int number = tag >>> 3;
            position = NativeWire.afterVarint(position, end);
            long single = number < singles.length ? singles[number] : 0;
            if ((seen & single) != 0 || (tag & 7) == NativeWire.GROUP) {
                return IRREGULAR;
            }
            seen |= single;
            HandlePaths path = (tag & 7) == NativeWire.BYTES ? field(number) : null;
            if (path != null) {
                int length = NativeWire.length(position, end);
                position = NativeWire.afterVarint(position, end);
                found = join(found, path.find(position, position + length));
                position += length;
                continue;
            }
            if (tag == LEAF_TAG && leaf != null) {
                found = join(found, packed(leaf, NativeWire.varint(position, end)));
            }
            position = NativeWire.skip(tag, position, end);
        }
        return found;
    }

    private static long packed(HandleKind kind, long handle) {
        return handle == 0 ? NONE : handle >>> KIND_SHIFT == 0 ? handle | (long) kind.ordinal() << KIND_SHIFT : SEVERAL;
    }

    private static long join(long first, long second) {
        return first == NONE ? second : second == NONE ? first : Math.min(Math.min(first, second), SEVERAL);
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
            } else if (tag == LEAF_TAG && leaf != null) {
                long handle = NativeWire.varint(position, end);
                if (handle != 0) {
                    visitor.visit(leaf, handle);
                }
            }
            position = NativeWire.skip(tag, position, end);
        }
    }
}
