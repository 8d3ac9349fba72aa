package org.livekit4j.room.internal;

import com.google.protobuf.ProtocolMessageEnum;

/** Converts enums of the protocol to those of the API, which have the same order. */
final class ProtoEnums {

    private ProtoEnums() {}

    /** @param unknown for a number that the API does not know, or the native library did not send */
    static <E extends Enum<E>> E of(E[] values, ProtocolMessageEnum number, E unknown) {
        int index = number.getNumber();
        return index >= 0 && index < values.length ? values[index] : unknown;
    }
}
