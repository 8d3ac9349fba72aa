package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.proto.FfiRequest;

/**
 * The rule that all requests have in common: they hold what the protocol asks for and nothing that it does not know. A number that is no constant
 * of its enum is such a thing, too: protobuf keeps it among the unknown fields, and the library aborts on it.
 */
final class Structure {
    private static final Map<Descriptor, Parts> PARTS = new ConcurrentHashMap<>();

    /** Where messages are in a message. */
    private record Parts(FieldDescriptor[] fields, OneofDescriptor[] choices) {

        static Parts of(Descriptor message) {
            return new Parts(
                    message.getFields().stream()
                            .filter(field -> field.getJavaType() == JavaType.MESSAGE && !field.isMapField()
                                    && field.getRealContainingOneof() == null)
                            .toArray(FieldDescriptor[]::new),
                    message.getRealOneofs().toArray(OneofDescriptor[]::new));
        }
    }

    private Structure() {}

    static void check(FfiRequest request) {
        if (!request.isInitialized()) {
            throw new IllegalArgumentException("a " + RequestGuard.name(request.getMessageCase()) + " request without "
                    + String.join(", ", request.findInitializationErrors()) + ", which are required");
        }
        refuseUnknown(request);
    }

    private static void refuseUnknown(Message message) {
        if (message.getUnknownFields().getSerializedSize() > 0) {
            throw new IllegalArgumentException("in " + message.getDescriptorForType().getName() + " the fields "
                    + message.getUnknownFields().asMap().keySet()
                    + " have values that this version of the protocol does not know; an enum's number must be a constant");
        }
        Parts parts = PARTS.computeIfAbsent(message.getDescriptorForType(), Parts::of);
        for (FieldDescriptor field : parts.fields) {
            refuseUnknown(message, field);
        }
        for (OneofDescriptor choice : parts.choices) {
            FieldDescriptor field = message.getOneofFieldDescriptor(choice);
            if (field != null && field.getJavaType() == JavaType.MESSAGE) {
                refuseUnknown((Message) message.getField(field));
            }
        }
    }

    private static void refuseUnknown(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            for (int i = 0; i < message.getRepeatedFieldCount(field); i++) {
                refuseUnknown((Message) message.getRepeatedField(field, i));
            }
        } else if (message.hasField(field)) {
            refuseUnknown((Message) message.getField(field));
        }
    }
}
