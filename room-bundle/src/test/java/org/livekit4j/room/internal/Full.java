package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;

/** Fills in what a message requires, so that a test says only what it is about. */
final class Full {

    private Full() {}

    /** Sets required fields that are missing: numbers to 1, texts to the field's name, enums to their first constant. */
    @SuppressWarnings("unchecked")
    static <M extends Message> M of(Message.Builder message) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isRepeated()) {
                if (field.isRequired() || message.hasField(field)) {
                    message.setField(field, of(((Message) message.getField(field)).toBuilder()));
                }
            } else if (field.isRequired() && !message.hasField(field)) {
                message.setField(field, value(field));
            }
        }
        return (M) message.build();
    }

    private static Object value(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case INT -> 1;
            case LONG -> 1L;
            case FLOAT -> 1f;
            case DOUBLE -> 1d;
            case BOOLEAN -> true;
            case STRING -> field.getName();
            case BYTE_STRING -> ByteString.EMPTY;
            case ENUM -> field.getEnumType().getValues().getFirst();
            case MESSAGE -> throw new AssertionError(field);
        };
    }
}
