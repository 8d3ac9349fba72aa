package org.livekit4j.audio.internal;

/** What a packet of Opus states of itself, RFC 6716. */
final class OpusPacket {
    /** No packet has more, of each channel at 48 kHz: they are 120 ms. */
    static final int MAX_SAMPLES = 5_760;
    private static final int SAMPLES_OF_2_5_MS = 120;
    private static final int SAMPLES_OF_10_MS = 480;
    private static final int FIRST_HYBRID = 12;
    private static final int FIRST_CELT = 16;
    private static final int COUNTED = 3;

    private OpusPacket() {}

    /**
     * How many samples of each channel are in a packet, at 48 kHz.
     *
     * @return 0 if it is not a packet
     */
    static int samples(byte[] packet, int length) {
        if (length == 0) {
            return 0;
        }
        int code = packet[0] & 3;
        if (code == COUNTED && length == 1) {
            return 0;
        }
        int frames = code == COUNTED ? packet[1] & 0x3f : code == 0 ? 1 : 2;
        int samples = frames * samplesOfFrame(Byte.toUnsignedInt(packet[0]) >> 3);
        return samples <= MAX_SAMPLES ? samples : 0;
    }

    private static int samplesOfFrame(int configuration) {
        int size = configuration & 3;
        if (configuration >= FIRST_CELT) {
            return SAMPLES_OF_2_5_MS << size;
        }
        if (configuration >= FIRST_HYBRID) {
            return SAMPLES_OF_10_MS << (size & 1);
        }
        return size == 3 ? 6 * SAMPLES_OF_10_MS : SAMPLES_OF_10_MS << size;
    }
}
