package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.livekit4j.ffi.proto.FfiEvent;

/**
 * Rewrites an event in the form that {@link EventPeek} reads, if its bytes are in another form: as protobuf's own parser
 * understands it, without fields that this version does not know. All readers then agree on the content of the event.
 */
final class RegularForm {

    private RegularForm() {}

    /**
     * @param arena gets the bytes
     * @throws IllegalStateException if the bytes are no event
     */
    static MemorySegment of(long address, long length, Arena arena) {
        try {
            FfiEvent.Builder event = FfiEvent.parser()
                    .parsePartialFrom(NativeMemory.copy(address, Math.toIntExact(length))).toBuilder();
            dropUnknown(event);
            return arena.allocateFrom(ValueLayout.JAVA_BYTE, event.buildPartial().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an event that cannot be decoded", e);
        }
    }

    /** By hand, because protobuf's parser refuses some bytes when it is told to drop what is unknown, and takes them when it is not. */
    private static void dropUnknown(Message.Builder message) {
        message.setUnknownFields(UnknownFieldSet.getDefaultInstance());
        for (FieldDescriptor field : message.getAllFields().keySet()) {
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE || field.isMapField()) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                    dropUnknown(message.getRepeatedFieldBuilder(field, i));
                }
            } else {
                dropUnknown(message.getFieldBuilder(field));
            }
        }
    }
}
