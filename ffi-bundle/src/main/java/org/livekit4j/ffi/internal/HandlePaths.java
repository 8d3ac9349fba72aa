package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiOwnedHandle;

/**
 * Where in a message native handles are: a tree of the fields that lead to one, made from the descriptors. With it a message's
 * handles are found on the wire without decoding it and without allocation.
 */
final class HandlePaths {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /** Indexed by field number; null where no handle can be. */
    private final HandlePaths[] fields;
    /** Of the handle, if this message is one, or has one as a bare number. */
    private final HandleKind leaf;

    private HandlePaths(HandlePaths[] fields, HandleKind leaf) {
        this.fields = fields;
        this.leaf = leaf;
    }

    /** The tree below a message; null if no handle can be in it. */
    static HandlePaths of(Descriptor message) {
        return of(message, HandleKind.OTHER, new HashMap<>());
    }

    private static HandlePaths of(Descriptor message, HandleKind kind, Map<Descriptor, HandlePaths> done) {
        if (message == FfiOwnedHandle.getDescriptor()) {
            return new HandlePaths(new HandlePaths[0], kind);
        }
        if (done.containsKey(message)) {
            return done.get(message);
        }
        done.put(message, null);
        List<FieldDescriptor> fields = message.getFields();
        HandlePaths[] paths = new HandlePaths[fields.stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0) + 1];
        boolean any = false;
        for (FieldDescriptor field : fields) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                HandlePaths path = of(field.getMessageType(), HandleKinds.of(message), done);
                paths[field.getNumber()] = path;
                any |= path != null;
            }
        }
        HandleKind bare = HandleKinds.bare(message);
        HandlePaths result = any || bare != null ? new HandlePaths(paths, bare) : null;
        done.put(message, result);
        return result;
    }

    /** The tree below one field; null if no handle can be there. */
    HandlePaths field(int number) {
        return number > 0 && number < fields.length ? fields[number] : null;
    }

    /**
     * Visits the handles of the message at this address, in wire order.
     *
     * @return how many there are
     */
    int visit(long address, long length, HandleVisitor visitor) {
        int count = 0;
        long end = address + length;
        long position = address;
        while (position < end) {
            long tag = varint(position, end);
            position = afterVarint(position, end);
            int number = (int) (tag >>> 3);
            switch ((int) tag & 7) {
                case VARINT -> {
                    long value = varint(position, end);
                    if (leaf != null && number == EventKinds.KEY_FIELD) {
                        visitor.visit(leaf, value);
                        count++;
                    }
                    position = afterVarint(position, end);
                }
                case FIXED64 -> position += 8;
                case FIXED32 -> position += 4;
                case BYTES -> {
                    long size = varint(position, end);
                    position = afterVarint(position, end);
                    if (size < 0 || size > end - position) {
                        throw new IllegalStateException("a field of " + size + " bytes where " + (end - position) + " are left");
                    }
                    HandlePaths path = field(number);
                    if (path != null) {
                        count += path.visit(position, size, visitor);
                    }
                    position += size;
                }
                default -> throw new IllegalStateException("wire type " + (tag & 7) + " in field " + number);
            }
        }
        if (position != end) {
            throw new IllegalStateException("a message that ends within a field");
        }
        return count;
    }

    private static long varint(long position, long end) {
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

    private static long afterVarint(long position, long end) {
        while (position < end && NativeMemory.get(position) < 0) {
            position++;
        }
        return position + 1;
    }
}
