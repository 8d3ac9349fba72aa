package org.livekit4j.ffi.internal;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/** Writes protobuf's wire format by hand, in any form that it allows and in some that it does not. */
final class WireBytes {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int GROUP = 3;
    static final int GROUP_END = 4;
    static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WireBytes raw(int... bytes) {
        for (int b : bytes) {
            out.write(b);
        }
        return this;
    }

    WireBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /** @param longer by how many bytes than it must be */
    WireBytes number(long value, int longer) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        if (longer == 0) {
            return raw((int) rest);
        }
        out.write((int) rest | 0x80);
        for (int i = 1; i < longer; i++) {
            out.write(0x80);
        }
        return raw(0);
    }

    WireBytes number(long value) {
        return number(value, 0);
    }

    WireBytes tag(int field, int wireType) {
        return number((long) field << 3 | wireType);
    }

    WireBytes varint(int field, long value) {
        return tag(field, VARINT).number(value);
    }

    WireBytes bytes(int field, byte[] content) {
        return tag(field, BYTES).number(content.length).raw(content);
    }

    WireBytes bytes(int field, WireBytes content) {
        return bytes(field, content.toArray());
    }

    WireBytes group(int field, WireBytes content) {
        return tag(field, GROUP).raw(content.toArray()).tag(field, GROUP_END);
    }

    /** A field of a number that no message of the protocol uses, of any wire type that there is. */
    WireBytes unknown(SplittableRandom random) {
        int field = random.nextInt(1_000, 2_000);
        return switch (random.nextInt(5)) {
            case VARINT -> varint(field, random.nextLong());
            case FIXED64 -> tag(field, FIXED64).raw(new byte[8]);
            case BYTES -> bytes(field, new byte[random.nextInt(4)]);
            case GROUP ->
                group(field, new WireBytes().varint(1, random.nextInt()).group(7, new WireBytes().bytes(8, new byte[3])));
            default -> tag(field, FIXED32).raw(new byte[4]);
        };
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
