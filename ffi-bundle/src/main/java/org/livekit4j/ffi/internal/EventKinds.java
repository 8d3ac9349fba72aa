package org.livekit4j.ffi.internal;

import com.google.protobuf.Internal.EnumLite;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;

/**
 * What the protocol says of each kind of event. A kind is a number that fits in a {@code char}: the number of its field in
 * {@code FfiEvent}, its type; or, for a room event of a known inner kind, the number of that kind in {@code RoomEvent} and a bit.
 */
final class EventKinds {
    /** The first field of nearly every type: a handle or an async id. */
    static final int KEY_FIELD = 1;
    private static final int INSIDE = 0x8000;

    /** By number; kinds that are not known are false. */
    private static final boolean[] KNOWN = new boolean[count(FfiEvent.MessageCase.values())];
    private static final boolean[] KEYED = new boolean[KNOWN.length];
    private static final boolean[] ANSWER = new boolean[KNOWN.length];
    private static final boolean[] ROOM_EVENT = new boolean[count(RoomEvent.MessageCase.values())];

    static {
        mark(KNOWN, FfiEvent.MessageCase.values());
        mark(ROOM_EVENT, RoomEvent.MessageCase.values());
        for (int type : HandleTable.KEYED) {
            KEYED[type] = true;
        }
        for (int type : HandleTable.ANSWERS) {
            ANSWER[type] = true;
        }
    }

    private EventKinds() {}

    /** One more than the greatest number. */
    private static int count(EnumLite[] kinds) {
        int most = 0;
        for (EnumLite kind : kinds) {
            most = Math.max(most, kind.getNumber());
        }
        return most + 1;
    }

    /** All but 0, the number of no kind. */
    private static void mark(boolean[] known, EnumLite[] kinds) {
        for (EnumLite kind : kinds) {
            known[kind.getNumber()] = kind.getNumber() != 0;
        }
    }

    /** Whether this version has such a type. */
    static boolean known(int type) {
        return type < KNOWN.length && KNOWN[type];
    }

    /** Whether events of the type carry a handle or an async id. */
    static boolean keyed(int type) {
        return type < KEYED.length && KEYED[type];
    }

    /** Whether events of the type answer a request. */
    static boolean answer(int type) {
        return type < ANSWER.length && ANSWER[type];
    }

    /** Whether this version has such a kind inside a room event. */
    static boolean roomEvent(int innerType) {
        return innerType < ROOM_EVENT.length && ROOM_EVENT[innerType];
    }

    /** The kind that is a room event with this one inside. */
    static int ofRoomEvent(int innerType) {
        return INSIDE | innerType;
    }

    static int type(int kind) {
        return (kind & INSIDE) == 0 ? kind : FfiEvent.ROOM_EVENT_FIELD_NUMBER;
    }

    /** The number of the kind inside a room event; 0 if it is none, or has none that is known. */
    static int innerType(int kind) {
        return (kind & INSIDE) == 0 ? 0 : kind & ~INSIDE;
    }
}
