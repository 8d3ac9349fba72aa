package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import org.livekit4j.ffi.proto.FfiEvent;

/** What the protocol's descriptors say of each kind of event. */
final class EventKinds {
    /** The first field of nearly every kind: a handle or an async id. */
    static final int KEY_FIELD = 1;

    private static final List<FieldDescriptor> FIELDS = FfiEvent.getDescriptor().getFields();
    private static final boolean[] KEYED = new boolean[FIELDS.stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0) + 1];
    private static final boolean[] ANSWER = new boolean[KEYED.length];

    static {
        for (FieldDescriptor kind : FIELDS) {
            FieldDescriptor first = kind.getMessageType().findFieldByNumber(KEY_FIELD);
            KEYED[kind.getNumber()] = first != null && first.getType() == FieldDescriptor.Type.UINT64;
            ANSWER[kind.getNumber()] = first != null && first.getName().equals("async_id");
        }
    }

    private EventKinds() {}

    /** Whether the kind carries a handle or an async id. */
    static boolean keyed(int type) {
        return type < KEYED.length && KEYED[type];
    }

    /** Whether the kind answers a request. */
    static boolean answer(int type) {
        return type < ANSWER.length && ANSWER[type];
    }
}
