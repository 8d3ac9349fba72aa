package org.livekit4j.ffi.internal;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.List;
import java.util.random.RandomGenerator;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.LocalTrackRepublished;

/** Messages made from the descriptors, so that no kind of message can be forgotten. */
final class Messages {

    private Messages() {}

    /** The kinds of events. */
    static List<FieldDescriptor> kinds() {
        return FfiEvent.getDescriptor().getFields();
    }

    /** An event of this kind with this key, or none if the kind has no key; required fields that are missing stay missing. */
    static byte[] event(FieldDescriptor kind, long key) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(kind.getMessageType());
        if (hasKey(kind)) {
            message.setField(kind.getMessageType().findFieldByNumber(1), key);
        }
        return DynamicMessage.newBuilder(kind.getContainingType()).setField(kind, message.buildPartial()).buildPartial()
                .toByteArray();
    }

    /** Whether the kind has a first field that names a handle or a request. */
    static boolean hasKey(FieldDescriptor kind) {
        FieldDescriptor first = kind.getMessageType().findFieldByNumber(1);
        return first != null && (first.getName().endsWith("_handle") || first.getName().equals("async_id"));
    }

    /** A message of one kind of {@code FfiEvent} or {@code FfiResponse} with everything in it: see {@link #full}. */
    static Message full(FieldDescriptor kind, int choice, RandomGenerator random) {
        return DynamicMessage.newBuilder(kind.getContainingType()).setField(kind, full(kind.getMessageType(), choice, random))
                .build();
    }

    /**
     * Every field set, repeated ones twice, numbers at random. Of a oneof it takes one field, by the last digit of {@code choice} in
     * the number system of as many digits; the other digits are for the oneofs within, so that all combinations come up.
     */
    private static Message full(Descriptor type, int choice, RandomGenerator random) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        int inner = type.getRealOneofs().isEmpty() ? choice : choice / type.getRealOneofs().get(0).getFieldCount();
        for (FieldDescriptor field : type.getFields()) {
            List<FieldDescriptor> alternatives = field.getRealContainingOneof() == null
                    ? List.of(field)
                    : field.getRealContainingOneof().getFields();
            if (alternatives.get(choice % alternatives.size()) != field) {
                continue;
            }
            if (field.isRepeated()) {
                message.addRepeatedField(field, value(field, inner, random));
                message.addRepeatedField(field, value(field, inner, random));
            } else {
                message.setField(field, value(field, inner, random));
            }
        }
        return message.build();
    }

    private static Object value(FieldDescriptor field, int choice, RandomGenerator random) {
        return switch (field.getJavaType()) {
            case MESSAGE -> full(field.getMessageType(), choice, random);
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case STRING -> "text " + random.nextInt();
            case BYTE_STRING -> ByteString.copyFromUtf8("bytes " + random.nextInt());
            case ENUM -> field.getEnumType().getValues().get(random.nextInt(field.getEnumType().getValues().size()));
        };
    }

    /** The handles in a message, found by walking it; the other way to the same result. */
    static void walk(Message message, HandleVisitor visitor) {
        if (message.getDescriptorForType() == LocalTrackRepublished.getDescriptor()) {
            visitor.visit(HandleKind.PUBLICATION,
                    (long) message.getField(message.getDescriptorForType().findFieldByName("publication_handle")));
        }
        message.getAllFields().forEach((field, value) -> {
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                return;
            }
            List<?> values = value instanceof List<?> list ? list : List.of(value);
            for (Object each : values) {
                Message child = (Message) each;
                if (field.getMessageType() == FfiOwnedHandle.getDescriptor()) {
                    visitor.visit(HandleKinds.of(message.getDescriptorForType().getName()),
                            (long) child.getField(field.getMessageType().findFieldByName("id")));
                } else {
                    walk(child, visitor);
                }
            }
        });
    }
}
