package org.livekit4j.recorder.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The headers of Opus in files, RFC 7845. */
final class OpusHead {
    private OpusHead() {}

    /** The first packet of an Ogg stream, and what a Matroska track calls private to its codec. */
    static byte[] identification(int channels, int preSkip) {
        return ByteBuffer.allocate(19).order(ByteOrder.LITTLE_ENDIAN).put(ascii("OpusHead")).put((byte) 1).put((byte) channels)
                .putShort((short) preSkip).putInt(OpusPackets.RATE).putShort((short) 0).put((byte) 0).array();
    }

    /** The second packet of an Ogg stream, which names the program and has no comments. */
    static byte[] comments() {
        byte[] vendor = ascii(FileNames.PROGRAM);
        return ByteBuffer.allocate(16 + vendor.length).order(ByteOrder.LITTLE_ENDIAN).put(ascii("OpusTags"))
                .putInt(vendor.length).put(vendor).putInt(0).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
