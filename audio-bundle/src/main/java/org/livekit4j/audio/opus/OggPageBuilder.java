package org.livekit4j.audio.opus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Builds pages of an Ogg stream, RFC 3533, of whole packets. Used by one thread at a time. */
public final class OggPageBuilder {
    private static final int MAX_SEGMENTS = 255;
    private static final int SEGMENT = 255;

    private final ByteArrayOutputStream lacing = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packets = new ByteArrayOutputStream();

    /** Creates a builder of an empty page. */
    public OggPageBuilder() {}

    /**
     * Tells whether there is room for a packet as a whole.
     *
     * @param packet the packet
     * @return whether {@link #add} may be called with it
     */
    public boolean fits(byte[] packet) {
        return lacing.size() + packet.length / SEGMENT + 1 <= MAX_SEGMENTS;
    }

    /**
     * Adds a packet.
     *
     * @param packet a packet that {@linkplain #fits fits}, which is copied
     */
    public void add(byte[] packet) {
        for (int i = 0; i < packet.length / SEGMENT; i++) {
            lacing.write(SEGMENT);
        }
        lacing.write(packet.length % SEGMENT);
        packets.writeBytes(packet);
    }

    /**
     * Returns the page as it is written. After that the builder has an empty one.
     *
     * @param flags {@link OggPage#FIRST}, {@link OggPage#LAST} or 0
     * @param granule how many samples are decoded at the end of the page
     * @param serial the number of the stream
     * @param number the number of the page in its stream
     * @return the page
     */
    public ByteBuffer take(int flags, long granule, int serial, int number) {
        ByteBuffer page = ByteBuffer.allocate(OggPage.HEADER_BYTES + lacing.size() + packets.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        page.put(OggPage.SIGN).put((byte) 0).put((byte) flags).putLong(granule).putInt(serial).putInt(number).putInt(0)
                .put((byte) lacing.size()).put(lacing.toByteArray()).put(packets.toByteArray());
        lacing.reset();
        packets.reset();
        OggPage.seal(page.flip());
        return page;
    }
}
