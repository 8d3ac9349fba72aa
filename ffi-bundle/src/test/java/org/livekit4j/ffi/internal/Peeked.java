package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.livekit4j.ffi.proto.FfiEvent;

/** What is known of an event before it is decoded; and the other way to the same result. */
record Peeked(int type, int innerType, long key) {

    private static final NativeBytes MEMORY = new NativeBytes(1 << 16);

    Peeked(int type, long key) {
        this(type, 0, key);
    }

    /** As the dispatcher reads it. */
    static Peeked at(long address, long length) {
        int kind = EventPeek.kind(address, length);
        if (kind != EventPeek.IRREGULAR && EventHandles.find(kind, address, length) != HandlePaths.IRREGULAR) {
            return of(kind, address, length);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment regular = RegularForm.of(address, length, arena);
            int regularKind = EventPeek.kind(regular.address(), regular.byteSize());
            if (regularKind == EventPeek.IRREGULAR) {
                throw new AssertionError("the regular form is not regular");
            }
            return of(regularKind, regular.address(), regular.byteSize());
        }
    }

    private static Peeked of(int kind, long address, long length) {
        return new Peeked(EventKinds.type(kind), EventKinds.innerType(kind), EventPeek.key(address, length, kind));
    }

    static Peeked of(byte[] event) {
        MEMORY.put(event);
        return at(MEMORY.address(), MEMORY.size());
    }

    /** As protobuf's parser reads it; empty if it cannot. */
    static Optional<Peeked> parsed(byte[] event) {
        try {
            FfiEvent decoded = FfiEvent.parser().parsePartialFrom(event);
            int type = decoded.getMessageCase().getNumber();
            if (type == 0) {
                return Optional.of(new Peeked(0, 0));
            }
            FieldDescriptor field = FfiEvent.getDescriptor().findFieldByNumber(type);
            long key = Messages.hasKey(field)
                    ? (long) ((Message) decoded.getField(field)).getField(field.getMessageType().findFieldByNumber(1))
                    : 0;
            return Optional.of(new Peeked(type, decoded.getRoomEvent().getMessageCase().getNumber(), key));
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }
}
