package org.livekit4j.examples.rooms;

/** G.711's μ-law: 8 bits for a sample of 14, a sign, three bits for the segment and four within it, all inverted. */
final class MuLaw {
    private static final int BIAS = 0x84;
    private static final int LOUDEST = Short.MAX_VALUE - BIAS;

    private MuLaw() {}

    static byte encode(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) sample), LOUDEST) + BIAS;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        return (byte) ~(sign | segment << 4 | magnitude >> segment + 3 & 0xF);
    }

    static short decode(byte code) {
        int bits = ~code;
        int magnitude = ((bits & 0xF) << 3) + BIAS << (bits >> 4 & 7);
        return (short) ((bits & 0x80) == 0 ? magnitude - BIAS : BIAS - magnitude);
    }
}
