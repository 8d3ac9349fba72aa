package org.livekit4j.audio.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.audio.opus.OpusHead;

/** Writes Ogg files of any kind, those that nothing should write as well. */
final class OggFixture {
    static final int CONTINUED = 1;
    static final int FIRST = 2;
    static final int LAST = 4;
    static final int SERIAL = 0x1234;
    private static final int BITRATE = 48_000;
    private static final int SEGMENT = 255;
    private static final int CHECKSUM_AT = 22;

    /** What an encoder made of samples. */
    record Encoded(List<byte[]> packets, int numChannels, int preSkip, long samples) {
        byte[] head() {
            return OpusHead.identification(numChannels, preSkip);
        }

        /** The granule of its last page. */
        long end() {
            return preSkip + samples;
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int number;

    static Encoded encode(short[] samples, int numChannels) throws IOException {
        return encode(samples, numChannels, BITRATE);
    }

    static Encoded encode(short[] samples, int numChannels, int bitrate) throws IOException {
        OpusEncoder encoder = new OpusEncoder(numChannels, bitrate);
        List<byte[]> packets = new ArrayList<>();
        encoder.add(samples, packets::add);
        encoder.finish(packets::add);
        return new Encoded(packets, numChannels, encoder.preSkip(), encoder.samples());
    }

    /** A file as it should be, of pages with so many packets. */
    static byte[] file(Encoded encoded, int packetsOfPage) {
        return new OggFixture().headers(encoded.head()).audio(encoded, packetsOfPage).bytes();
    }

    OggFixture headers(byte[] head) {
        number = 0;
        return page(FIRST, 0, head).page(0, 0, OpusHead.comments("test"));
    }

    OggFixture audio(Encoded encoded, int packetsOfPage) {
        List<byte[]> packets = encoded.packets();
        for (int at = 0; at < packets.size(); at += packetsOfPage) {
            int end = Math.min(packets.size(), at + packetsOfPage);
            boolean last = end == packets.size();
            page(last ? LAST : 0, last ? encoded.end() : (long) end * OpusEncoder.PACKET_SAMPLES,
                    packets.subList(at, end).toArray(byte[][]::new));
        }
        return this;
    }

    /** Appends the next page of the stream, of whole packets. */
    OggFixture page(int flags, long granule, byte[]... packets) {
        return raw(page(flags, granule, SERIAL, number++, lacing(packets), join(packets)));
    }

    /** Appends pages that have so many segments, wherever packets end; the granules are those of packets of 20 ms. */
    OggFixture cut(List<byte[]> packets, int segmentsOfPage, long end) {
        byte[] lacing = lacing(packets.toArray(byte[][]::new));
        byte[] content = join(packets.toArray(byte[][]::new));
        int from = 0;
        long samples = 0;
        for (int at = 0; at < lacing.length; at += segmentsOfPage) {
            byte[] ofPage = Arrays.copyOfRange(lacing, at, Math.min(lacing.length, at + segmentsOfPage));
            int to = from;
            int complete = 0;
            for (byte segment : ofPage) {
                to += Byte.toUnsignedInt(segment);
                complete += Byte.toUnsignedInt(segment) < SEGMENT ? 1 : 0;
            }
            boolean last = at + segmentsOfPage >= lacing.length;
            boolean continued = at > 0 && Byte.toUnsignedInt(lacing[at - 1]) == SEGMENT;
            samples += (long) complete * OpusEncoder.PACKET_SAMPLES;
            raw(page((last ? LAST : 0) | (continued ? CONTINUED : 0), complete == 0 ? -1 : last ? end : samples, SERIAL,
                    number++, ofPage, Arrays.copyOfRange(content, from, to)));
            from = to;
        }
        return this;
    }

    OggFixture raw(byte[] appended) {
        bytes.writeBytes(appended);
        return this;
    }

    OggFixture number(int next) {
        number = next;
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    static byte[] lacing(byte[]... packets) {
        ByteArrayOutputStream lacing = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            for (int i = 0; i < packet.length / SEGMENT; i++) {
                lacing.write(SEGMENT);
            }
            lacing.write(packet.length % SEGMENT);
        }
        return lacing.toByteArray();
    }

    private static byte[] join(byte[]... packets) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            joined.writeBytes(packet);
        }
        return joined.toByteArray();
    }

    static byte[] page(int flags, long granule, int serial, int number, byte[] lacing, byte[] content) {
        ByteBuffer page = ByteBuffer.allocate(27 + lacing.length + content.length).order(ByteOrder.LITTLE_ENDIAN);
        page.put(new byte[]{'O', 'g', 'g', 'S', 0, (byte) flags}).putLong(granule).putInt(serial).putInt(number).putInt(0)
                .put((byte) lacing.length).put(lacing).put(content);
        seal(page.array(), 0, page.capacity());
        return page.array();
    }

    /** Makes the checksum of a page right, bit by bit. */
    static void seal(byte[] file, int from, int length) {
        ByteBuffer page = ByteBuffer.wrap(file, from, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        page.putInt(CHECKSUM_AT, 0);
        int sum = 0;
        for (int bit = 0; bit < length * Byte.SIZE; bit++) {
            int next = page.get(bit / Byte.SIZE) >> 7 - bit % Byte.SIZE & 1;
            boolean one = (sum >>> 31 ^ next) == 1;
            sum = sum << 1 ^ (one ? 0x04c11db7 : 0);
        }
        page.putInt(CHECKSUM_AT, sum);
    }

    /** Where the pages of a file begin, and its length. */
    static List<Integer> pagesOf(byte[] file) {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at < file.length) {
            starts.add(at);
            int segments = Byte.toUnsignedInt(file[at + 26]);
            int length = 27 + segments;
            for (int i = 0; i < segments; i++) {
                length += Byte.toUnsignedInt(file[at + 27 + i]);
            }
            at += length;
        }
        starts.add(at);
        return starts;
    }
}
