package org.livekit4j.audio.opus;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The headers of Opus in files, RFC 7845. */
public final class OpusHead {
    private OpusHead() {}

    /**
     * Returns the first packet of an Ogg stream, which is also what a Matroska track calls private to its codec.
     *
     * @param numChannels 1 or 2
     * @param preSkip how many samples of each channel, at 48 kHz, a decoder yields before the first one that is heard
     * @return the packet
     */
    public static byte[] identification(int numChannels, int preSkip) {
        return ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN).put(ascii("OpusHead")).put((byte) 1).put((byte) numChannels)
                .putShort((short) preSkip).putInt(OpusEncoder.SAMPLE_RATE).putShort((short) 0).put((byte) 0).array();
    }

    /**
     * Returns the second packet of an Ogg stream, which has no comments.
     *
     * @param vendor the name of the program that encodes, in ASCII
     * @return the packet
     */
    public static byte[] comments(String vendor) {
        byte[] name = ascii(vendor);
        return ByteBuffer.allocate(16 + name.length).order(ByteOrder.LITTLE_ENDIAN).put(ascii("OpusTags"))
                .putInt(name.length).put(name).putInt(0).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
