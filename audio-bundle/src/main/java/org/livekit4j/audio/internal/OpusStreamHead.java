package org.livekit4j.audio.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import org.livekit4j.audio.opus.OggPage;

/**
 * What the first packet of an Opus stream states, RFC 7845.
 *
 * @param preSkip how many samples of each channel a decoder yields before the first one that is heard
 * @param gain in dB × 256
 */
record OpusStreamHead(int numChannels, int preSkip, int gain) {
    private static final int BYTES = 19;
    private static final int MAX_CHANNELS = 2;
    /** Behind the number of streams and how many of them are stereo. */
    private static final int MAPPING_AT = 21;

    /** Reads the head that the last page consists of. */
    static OpusStreamHead of(OggPages pages) throws FileSystemException {
        OggPage page = pages.page();
        ByteBuffer head = ByteBuffer.wrap(page.array(), page.contentAt(), page.length() - page.contentAt()).slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        if (head.limit() < BYTES) {
            throw pages.refused("the head of Opus has " + head.limit() + " bytes; it must have " + BYTES);
        }
        int version = Byte.toUnsignedInt(head.get(8));
        if (version >> 4 != 0) {
            throw pages.refused("the head of Opus is of version " + version + "; up to 15 can be read");
        }
        int numChannels = Byte.toUnsignedInt(head.get(9));
        int family = Byte.toUnsignedInt(head.get(18));
        if (numChannels < 1 || numChannels > MAX_CHANNELS || family != 0 && !(family == 1 && isPlain(head, numChannels))) {
            throw pages.refused("Opus has " + numChannels + " channels in the mapping family " + family
                    + "; mono and stereo are played");
        }
        return new OpusStreamHead(numChannels, Short.toUnsignedInt(head.getShort(10)), head.getShort(16));
    }

    /** Whether the channels are those that one decoder yields. */
    private static boolean isPlain(ByteBuffer head, int numChannels) {
        boolean plain = head.limit() >= MAPPING_AT + numChannels && head.get(BYTES) == 1
                && head.get(BYTES + 1) == numChannels - 1;
        for (int i = 0; plain && i < numChannels; i++) {
            plain = head.get(MAPPING_AT + i) == i;
        }
        return plain;
    }
}
