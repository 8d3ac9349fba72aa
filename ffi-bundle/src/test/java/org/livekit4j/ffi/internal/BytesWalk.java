package org.livekit4j.ffi.internal;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.LocalTrackRepublished;

/** The handles that bytes name, found with protobuf's own reader of the wire format; the other way to the same result. */
final class BytesWalk {

    private BytesWalk() {}

    /** Those before the damage, if the bytes are damaged. */
    static Set<Long> handles(byte[] event) {
        Set<Long> handles = new LinkedHashSet<>();
        try {
            walk(FfiEvent.getDescriptor(), event, handles);
        } catch (IOException e) {
            // That is where it ends
        }
        handles.remove(0L);
        return handles;
    }

    /** Whether a handle can be anywhere in such a message. No message of an event holds itself. */
    private static boolean canHold(Descriptor type) {
        return isNamed(type) || type.getFields().stream().anyMatch(
                field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && canHold(field.getMessageType()));
    }

    private static boolean isNamed(Descriptor type) {
        return type == FfiOwnedHandle.getDescriptor() || type == LocalTrackRepublished.getDescriptor();
    }

    private static void walk(Descriptor type, byte[] bytes, Set<Long> handles) throws IOException {
        boolean named = isNamed(type);
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(tag >>> 3);
            if (named && tag == 8) {
                handles.add(number(in));
            } else if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && (tag & 7) == 2
                    && canHold(field.getMessageType())) {
                int length = in.readRawVarint32();
                int from = in.getTotalBytesRead();
                int left = bytes.length - from;
                walk(field.getMessageType(), Arrays.copyOfRange(bytes, from, from + Math.clamp(length, 0, left)), handles);
                in.skipRawBytes(length);
            } else if (!in.skipField(tag)) {
                throw new IOException("a group that ends and has not begun");
            }
        }
    }

    /** Of at most ten bytes; protobuf's own reader takes some that are longer. */
    private static long number(CodedInputStream in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = in.readRawByte();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IOException("a number that does not end");
    }
}
