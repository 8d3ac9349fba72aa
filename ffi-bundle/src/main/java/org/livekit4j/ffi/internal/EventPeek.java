package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import org.livekit4j.ffi.proto.FfiEvent;

/**
 * Reads an event's kind and key from the wire, in native memory, without decoding it.
 *
 * <p>An event is one field of {@code FfiEvent}: tag, length, then the kind's own message, whose first field on the wire is the key.
 * Protobuf promises neither that order nor the shortest form of numbers, so anything else is decoded in full.
 */
final class EventPeek {
    private static final int KEY_TAG = EventKinds.KEY_FIELD << 3;
    private static final int LENGTH_DELIMITED = 2;

    private EventPeek() {}

    /** The field number of the event's kind, of an unknown one too; 0 if the bytes do not start with a message. */
    static int type(long address, long length) {
        if (length < 2) {
            return 0;
        }
        int tag = NativeMemory.get(address);
        if (tag < 0) {
            tag = (tag & 0x7f) | NativeMemory.get(address + 1) << 7;
        }
        int type = (tag & 7) == LENGTH_DELIMITED && tag > 0 ? tag >>> 3 : 0;
        return type > 0 && FfiEvent.MessageCase.forNumber(type) != null ? type : decodedType(address, length, type);
    }

    private static int decodedType(long address, long length, int unknown) {
        int known = decoded(address, length, unknown).getMessageCase().getNumber();
        return known > 0 ? known : unknown;
    }

    /** The event's handle or async id; 0 if its kind has none. */
    static long key(long address, long length, int type) {
        if (!EventKinds.keyed(type)) {
            return 0;
        }
        long end = address + length;
        long position = skipVarint(skipVarint(address, end), end);
        if (position >= end || NativeMemory.get(position) != KEY_TAG) {
            return decodedKey(address, length, type);
        }
        long key = 0;
        for (int shift = 0; shift < 64 && ++position < end; shift += 7) {
            byte b = NativeMemory.get(position);
            key |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return key;
            }
        }
        return decodedKey(address, length, type);
    }

    private static long skipVarint(long position, long end) {
        while (position < end && NativeMemory.get(position) < 0) {
            position++;
        }
        return position + 1;
    }

    private static long decodedKey(long address, long length, int type) {
        FieldDescriptor kind = FfiEvent.getDescriptor().findFieldByNumber(type);
        Message message = (Message) decoded(address, length, type).getField(kind);
        return (long) message.getField(kind.getMessageType().findFieldByNumber(EventKinds.KEY_FIELD));
    }

    private static FfiEvent decoded(long address, long length, int type) {
        try {
            return FfiEvent.parser().parsePartialFrom(NativeMemory.copy(address, Math.toIntExact(length)));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an event of kind " + type + " that cannot be decoded", e);
        }
    }
}
