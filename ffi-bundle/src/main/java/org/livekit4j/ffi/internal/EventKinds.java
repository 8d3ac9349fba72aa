package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.RoomEvent;

/**
 * The protocol's descriptors of each kind of event. A kind is a number that fits in a {@code char}: the number of its field in
 * {@code FfiEvent}, its type; or, for a room event of a known inner kind, the number of that kind in {@code RoomEvent} and a bit.
 */
final class EventKinds {
    /** The first field of nearly every type: a handle or an async id. */
    static final int KEY_FIELD = 1;
    private static final int INSIDE = 0x8000;

    private static final List<FieldDescriptor> TYPES = FfiEvent.getDescriptor().getFields();
    private static final boolean[] KNOWN = new boolean[max(TYPES) + 1];
    private static final boolean[] KEYED = new boolean[KNOWN.length];
    private static final boolean[] ANSWER = new boolean[KNOWN.length];
    private static final List<FieldDescriptor> ROOM_EVENTS = RoomEvent.getDescriptor().getOneofs().getFirst().getFields();
    private static final boolean[] ROOM_EVENT = new boolean[max(ROOM_EVENTS) + 1];

    static {
        for (FieldDescriptor type : TYPES) {
            FieldDescriptor first = type.getMessageType().findFieldByNumber(KEY_FIELD);
            KNOWN[type.getNumber()] = true;
            KEYED[type.getNumber()] = first != null && first.getType() == FieldDescriptor.Type.UINT64;
            ANSWER[type.getNumber()] = first != null && first.getName().equals("async_id");
        }
        ROOM_EVENTS.forEach(inside -> ROOM_EVENT[inside.getNumber()] = true);
    }

    private EventKinds() {}

    private static int max(List<FieldDescriptor> fields) {
        return fields.stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0);
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
