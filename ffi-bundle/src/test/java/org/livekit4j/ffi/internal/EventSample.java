package org.livekit4j.ffi.internal;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.livekit4j.ffi.proto.FfiEvent;

/** An event of one type, with all fields set: its own message, whose first field is the key if it has one. */
record EventSample(FieldDescriptor type, long key, byte[] content) {

    static EventSample of(FieldDescriptor type, SplittableRandom random) {
        long key = random.nextLong();
        byte[] content = content(type, random);
        return new EventSample(type, key,
                Messages.hasKey(type) ? new WireBytes().varint(1, key).raw(withoutKey(content)).toArray() : content);
    }

    private static byte[] content(FieldDescriptor type, SplittableRandom random) {
        return ((Message) Messages.full(type, random.nextInt(10_000), random).getField(type)).toByteArray();
    }

    private static byte[] withoutKey(byte[] content) {
        int position = 1;
        while (content[position] < 0) {
            position++;
        }
        return Arrays.copyOfRange(content, position + 1, content.length);
    }

    int number() {
        return type.getNumber();
    }

    byte[] withoutKey() {
        return Messages.hasKey(type) ? withoutKey(content) : content;
    }

    /** The message of another event of the type. */
    byte[] sameType(SplittableRandom random) {
        return content(type, random);
    }

    /** An event of any type but logs and panicLog, which would be written. */
    byte[] anotherType(SplittableRandom random) {
        List<FieldDescriptor> types = FfiEvent.getDescriptor().getFields().stream().filter(
                other -> other.getNumber() != FfiEvent.LOGS_FIELD_NUMBER && other.getNumber() != FfiEvent.PANIC_FIELD_NUMBER)
                .toList();
        return Messages.full(types.get(random.nextInt(types.size())), random.nextInt(10_000), random).toByteArray();
    }

    byte[] whole(byte[] message) {
        return new WireBytes().bytes(number(), message).toArray();
    }

    WireBytes around(WireBytes message) {
        return new WireBytes().bytes(number(), message);
    }
}
