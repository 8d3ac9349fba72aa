package org.livekit4j.ffi.internal;

import org.livekit4j.ffi.proto.FfiEvent;

/**
 * Reads an event's kind and key from the wire, in native memory, without decoding it.
 *
 * <p>It reads events of regular form, which the library's are: a single field of {@code FfiEvent}, in whose message the key comes first, if
 * there is one, and comes once; and in a room event nothing else but the kind inside. Protobuf allows more than that, such as another order,
 * and fields that come again, of which the last one counts. Of such bytes it says that they are {@link #IRREGULAR}, unless
 * {@link EventHandles#find} does; and what it says of others is what protobuf's own parser finds in them, if it can parse them at all.
 */
final class EventPeek {
    /** Not in regular form, or damaged: see {@link RegularForm}. */
    static final int IRREGULAR = -1;

    static final int KEY_TAG = EventKinds.KEY_FIELD << 3;

    private EventPeek() {}

    /** The kind of an event, as {@link EventKinds} numbers them; 0 for no bytes at all, and the type's number if this version does not know it. */
    static int kind(long address, long length) {
        if (length < 2) {
            return length == 0 ? 0 : IRREGULAR;
        }
        long end = address + length;
        int tag = NativeWire.shortTag(address, end);
        long inside = NativeWire.rest(tag < 0x80 ? address + 1 : address + 2, end);
        if ((tag & 7) != NativeWire.BYTES || inside < 0) {
            return IRREGULAR;
        }
        int type = tag >>> 3;
        return type == FfiEvent.ROOM_EVENT_FIELD_NUMBER ? roomEvent(inside, end) : type;
    }

    private static int roomEvent(long inside, long end) {
        long position = inside < end && NativeMemory.get(inside) == KEY_TAG ? NativeWire.past(inside + 1, end) : inside;
        if (position >= end) {
            return position == end ? FfiEvent.ROOM_EVENT_FIELD_NUMBER : IRREGULAR;
        }
        int tag = NativeWire.shortTag(position, end);
        boolean regular = (tag & 7) == NativeWire.BYTES && EventKinds.roomEvent(tag >>> 3)
                && NativeWire.rest(tag < 0x80 ? position + 1 : position + 2, end) >= 0;
        return regular ? EventKinds.ofRoomEvent(tag >>> 3) : IRREGULAR;
    }

    /** The handle or async id of an event of this kind, in regular form; 0 if it has none. */
    static long key(long address, long length, int kind) {
        if (!EventKinds.keyed(EventKinds.type(kind))) {
            return 0;
        }
        long end = address + length;
        long inside = inside(address, end);
        return inside < end && NativeMemory.get(inside) == KEY_TAG ? NativeWire.varint(inside + 1, end) : 0;
    }

    /** Where the message of an event's type begins. */
    static long inside(long address, long end) {
        return NativeWire.past(NativeWire.past(address, end), end);
    }
}
