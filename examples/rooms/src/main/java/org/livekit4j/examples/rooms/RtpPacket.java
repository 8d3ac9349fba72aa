package org.livekit4j.examples.rooms;

import java.net.DatagramPacket;
import java.nio.ByteBuffer;

/**
 * A packet of the Real-time Transport Protocol, RFC 3550, without extensions and contributing sources.
 *
 * @param type what the payload is, from 0 to 127
 * @param marked whether it is the first one after a silence
 * @param sequence counts packets, 16 bits
 * @param timestamp counts samples
 * @param payload the bytes
 */
record RtpPacket(int type, boolean marked, short sequence, int timestamp, ByteBuffer payload) {
    private static final int HEADER = 12;
    private static final int VERSION_2 = 0x80;
    /** Version, padding, extension, contributing sources. */
    private static final int PLAIN = 0xFF;
    private static final int MARKER = 0x80;

    /** @return null if it is not a packet of this kind */
    static RtpPacket of(DatagramPacket datagram) {
        ByteBuffer bytes = ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength());
        if (bytes.remaining() < HEADER || (bytes.get() & PLAIN) != VERSION_2) {
            return null;
        }
        byte type = bytes.get();
        short sequence = bytes.getShort();
        int timestamp = bytes.getInt();
        bytes.getInt(); // the source: there is one
        return new RtpPacket(type & ~MARKER & PLAIN, (type & MARKER) != 0, sequence, timestamp, bytes.slice());
    }

    byte[] toBytes(int source) {
        return ByteBuffer.allocate(HEADER + payload.remaining()).put((byte) VERSION_2).put((byte) (marked ? type | MARKER : type))
                .putShort(sequence).putInt(timestamp).putInt(source).put(payload.duplicate()).array();
    }
}
