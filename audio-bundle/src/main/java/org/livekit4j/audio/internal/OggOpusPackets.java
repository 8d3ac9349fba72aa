package org.livekit4j.audio.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.livekit4j.audio.opus.OggPage;

/**
 * The packets of the Opus streams of an Ogg file, one stream after the other. Of streams that lie side by side it takes the first
 * one of Opus.
 */
final class OggOpusPackets implements Closeable {
    /** What RFC 7845 allows for a packet of mono or stereo. */
    private static final int MAX_BYTES = 61_440;
    /** What RFC 7845 advises as a bound for comments, among which are pictures. */
    private static final int MAX_COMMENT_BYTES = 120 << 20;
    private static final byte[] COMMENTS = "OpusTags".getBytes(StandardCharsets.US_ASCII);
    private static final int SEGMENT = 255;
    /** A hundred thousand years and more; the sum of several is no overflow. */
    private static final long MAX_GRANULE = Long.MAX_VALUE >> 4;

    private final OggPages pages;
    private final OggPage page;
    private final byte[] packet = new byte[MAX_BYTES];
    private int length;
    private OpusStreamHead head;
    private int serial;
    /** What the next page of the stream must have. */
    private int number;
    /** Those of the stream's last page, and the first one that was not taken. */
    private int segments;
    private int segment;
    private int segmentAt;
    private boolean last;
    /** Before the first packet of audio: what was recorded from a radio has its headers, and then any page. */
    private boolean joining;

    OggOpusPackets(Path path) throws IOException {
        pages = new OggPages(path);
        page = pages.page();
    }

    /** Goes to the first packet behind the headers of the next stream; false if there is none. */
    boolean nextStream() throws IOException {
        if (!nextBeginning()) {
            return false;
        }
        long beginning = pages.position();
        Set<String> others = new TreeSet<>();
        head = null;
        do {
            String codec = OggCodecs.of(page);
            if (head == null && codec.equals(OggCodecs.OPUS)) {
                begin();
            } else {
                others.add(codec);
            }
        } while (pages.next() && page.isFirst());
        pages.unread();
        if (head == null) {
            throw pages.refused(beginning,
                    "here is " + String.join(", ", others) + ", and of the codecs in Ogg files only Opus is played");
        }
        passComments();
        return true;
    }

    /** Behind the last stream anything may follow that is not Ogg, such as what other programs have appended. */
    private boolean nextBeginning() throws IOException {
        while (pages.nextIfThere()) {
            if (page.isFirst()) {
                return true;
            }
            if (pages.position() == 0) {
                throw pages.refused("its first page begins no stream");
            }
        }
        return false;
    }

    private void begin() throws IOException {
        head = OpusStreamHead.of(pages);
        serial = page.serial();
        number = page.number() + 1;
        segments = 0;
        segment = 0;
        last = page.isLast();
        joining = false;
    }

    private void passComments() throws IOException {
        if (!next(MAX_COMMENT_BYTES)) {
            throw pages.refused("it ends within the headers of Opus");
        }
        if (length < COMMENTS.length || !Arrays.equals(packet, 0, COMMENTS.length, COMMENTS, 0, COMMENTS.length)) {
            throw pages.refused("the comments of Opus are missing");
        }
        joining = true;
    }

    /** Goes to the next packet of the stream; false if there is none. One that the end of the file cuts off is none. */
    boolean next() throws IOException {
        return next(MAX_BYTES);
    }

    private boolean next(int maxBytes) throws IOException {
        length = 0;
        for (boolean begun = false;; begun = true) {
            if (segment == segments && !turn(begun)) {
                return false;
            }
            int size = page.segmentLength(segment);
            append(size, maxBytes);
            segment++;
            if (size < SEGMENT) {
                return true;
            }
        }
    }

    private void append(int size, int maxBytes) throws IOException {
        if (length > maxBytes - size) {
            throw pages.refused("a packet has more than " + maxBytes + " bytes");
        }
        int kept = Math.min(length, MAX_BYTES);
        System.arraycopy(page.array(), segmentAt, packet, kept, Math.min(size, MAX_BYTES - kept));
        segmentAt += size;
        length += size;
    }

    /** Goes to the next page of the stream with anything of it; false if the stream ends before. */
    private boolean turn(boolean begun) throws IOException {
        while (nextPage(begun)) {
            if (segment < segments) {
                return true;
            }
        }
        return false;
    }

    private boolean nextPage(boolean begun) throws IOException {
        while (!last && pages.next()) {
            if (page.isFirst()) {
                last = true; // its own last page is missing
                pages.unread();
            } else if (page.serial() == serial) {
                open(begun);
                return true;
            }
        }
        return false;
    }

    private void open(boolean begun) throws IOException {
        requirePossibleGranule();
        if (page.number() != number && !joining) {
            throw pages.refused("page " + Integer.toUnsignedString(number) + " of the stream is missing, and page "
                    + Integer.toUnsignedString(page.number()) + " is here");
        }
        number = page.number() + 1;
        last = page.isLast();
        segments = page.numSegments();
        segment = 0;
        segmentAt = page.contentAt();
        if (joining && page.isContinued()) {
            passFragment();
        } else if (segments > 0 && page.isContinued() != begun) {
            throw pages
                    .refused(begun ? "the packet that has begun is not continued" : "a packet is continued that has not begun");
        }
        joining &= segment == segments;
    }

    /** The end of a packet whose beginning is not there. */
    private void passFragment() {
        for (int size = SEGMENT; segment < segments && size == SEGMENT; segment++) {
            size = page.segmentLength(segment);
            segmentAt += size;
        }
    }

    private void requirePossibleGranule() throws IOException {
        if (page.granule() < OggPage.NO_GRANULE || page.granule() > MAX_GRANULE) {
            throw pages.refused("the position of this page is " + page.granule() + " samples");
        }
    }

    /**
     * Passes over the rest of the stream.
     *
     * @return the last granule of it, or {@link OggPage#NO_GRANULE}
     */
    long skim() throws IOException {
        long granule = OggPage.NO_GRANULE;
        while (!last && pages.skim()) {
            if (page.isFirst()) {
                last = true;
                pages.unread();
            } else if (page.serial() == serial) {
                requirePossibleGranule();
                granule = Math.max(granule, page.granule());
                last = page.isLast();
            }
        }
        segment = segments;
        return granule;
    }

    /** Of the stream. */
    OpusStreamHead head() {
        return head;
    }

    /** The packet, from index 0 on, until the next one. */
    byte[] packet() {
        return packet;
    }

    /** Of the packet. */
    int length() {
        return length;
    }

    /** How many samples of each channel the packet has. */
    int samples() throws IOException {
        int samples = OpusPacket.samples(packet, length);
        if (samples == 0) {
            throw pages.refused("a packet of " + length + " bytes is none of Opus");
        }
        return samples;
    }

    /** Whether the packet is the last one that ends on its page. */
    boolean endsPage() {
        for (int i = segment; i < segments; i++) {
            if (page.segmentLength(i) < SEGMENT) {
                return false;
            }
        }
        return true;
    }

    /** How many samples of each channel are decoded at the end of the packet's page, or {@link OggPage#NO_GRANULE}. */
    long granule() {
        return page.granule();
    }

    /** Whether the page of the packet is the last one of the stream. */
    boolean onLastPage() {
        return last;
    }

    /** @param why what is wrong with the packet */
    FileSystemException refused(String why) {
        return pages.refused(why);
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
