package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.proto.FfiEvent;

/**
 * Reads an event's kind and key from the wire, in native memory, without decoding it.
 *
 * <p>It reads events of regular form, which the library's are: a single field of {@code FfiEvent}, in whose message the key comes first, if
 * there is one, and comes once; and in a room event one kind inside. Protobuf allows more than that, such as another order, and fields that
 * come again, of which the last one counts. It is told that such bytes are {@link #IRREGULAR}, and what is said of regular ones is what
 * protobuf's own parser finds in them, if it can parse them at all.
 */
final class EventPeek {
    /** Not in regular form, or damaged: {@link IrregularEvent} knows. */
    static final int IRREGULAR = -1;

    private static final int KEY_TAG = EventKinds.KEY_FIELD << 3;

    private EventPeek() {}

    /** The kind of an event, as {@link EventKinds} numbers them; 0 for no bytes at all, and the type's number if this version does not know it. */
    static int kind(long address, long length) {
        if (length < 2) {
            return length == 0 ? 0 : IRREGULAR;
        }
        int tag = NativeMemory.get(address);
        long position = address + 1;
        if (tag < 0) {
            int more = NativeMemory.get(position++);
            tag = more > 0 ? (tag & 0x7f) | more << 7 : 0;
        }
        int type = tag >>> 3;
        if ((tag & 7) != NativeWire.BYTES || type == 0) {
            return IRREGULAR;
        }
        try {
            long end = address + length;
            long inside = NativeWire.afterVarint(position, end);
            return NativeWire.length(position, end) != end - inside
                    ? IRREGULAR
                    : EventKinds.keyed(type) ? keyed(type, inside, end) : type;
        } catch (IllegalStateException e) {
            return IRREGULAR;
        }
    }

    /** Goes through the fields of a type's own message. */
    private static int keyed(int type, long position, long end) {
        int kind = type;
        for (boolean first = true; position < end; first = false) {
            int tag = NativeWire.tag(position, end);
            if (tag == KEY_TAG && !(first && NativeMemory.get(position) == KEY_TAG) || (tag & 7) == NativeWire.GROUP) {
                return IRREGULAR;
            }
            if (type == FfiEvent.ROOM_EVENT_FIELD_NUMBER && (tag & 7) == NativeWire.BYTES && EventKinds.roomEvent(tag >>> 3)) {
                if (kind != type) {
                    return IRREGULAR;
                }
                kind = EventKinds.ofRoomEvent(tag >>> 3);
            }
            position = NativeWire.skip(tag, NativeWire.afterVarint(position, end), end);
        }
        return kind;
    }

    /** The handle or async id of an event of this kind, in regular form; 0 if it has none. */
    static long key(long address, long length, int kind) {
        if (!EventKinds.keyed(EventKinds.type(kind))) {
            return 0;
        }
        long end = address + length;
        long inside = NativeWire.afterVarint(NativeWire.afterVarint(address, end), end);
        return inside < end && NativeMemory.get(inside) == KEY_TAG ? NativeWire.varint(inside + 1, end) : 0;
    }
}
