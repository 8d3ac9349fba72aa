package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.livekit4j.audio.opus.OggPage;
import org.livekit4j.audio.opus.OggPageBuilder;
import org.livekit4j.audio.opus.OpusEncoder;
import org.livekit4j.audio.opus.OpusHead;

/** Opus in an Ogg file, RFC 7845. A page has a second, so that a killed process loses no more than that. */
final class OggOpusFile extends OpusFile {
    private static final int HEADER_PAGES = 2;
    private static final int PACKETS_OF_PAGE = OpusEncoder.SAMPLE_RATE / OpusEncoder.PACKET_SAMPLES;

    private final OggPageBuilder page = new OggPageBuilder();
    private final int serial = ThreadLocalRandom.current().nextInt();
    private int pages;
    private int packetsOfPage;
    private long packets;

    OggOpusFile(Path path, int channels, int bitrate) throws IOException {
        super(path, channels, bitrate);
        try {
            page.add(OpusHead.identification(channels, opus.preSkip()));
            write(OggPage.FIRST, 0);
            page.add(OpusHead.comments(FileNames.PROGRAM));
            write(0, 0);
        } catch (IOException e) {
            file.closeQuietly();
            throw e;
        }
    }

    /** A page is written when the packet after it has come: the last one of all must say that it is the last. */
    @Override
    void packet(byte[] packet) throws IOException {
        if (packetsOfPage == PACKETS_OF_PAGE || !page.fits(packet)) {
            write(0, packets * OpusEncoder.PACKET_SAMPLES);
        }
        page.add(packet);
        packetsOfPage++;
        packets++;
    }

    private void write(int flags, long granule) throws IOException {
        packetsOfPage = 0;
        file.append(page.take(flags, granule, serial, pages++));
    }

    @Override
    void end() throws IOException {
        write(OggPage.LAST, opus.preSkip() + opus.samples());
    }

    /**
     * Completes a file whose writer was killed: its last whole page says that it is the last one.
     *
     * @return whether there is sound in it
     */
    static boolean repair(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            OggPage page = new OggPage();
            long last = 0;
            long end = 0;
            int count = 0;
            while (page.read(file, end) == OggPage.Found.PAGE) {
                last = end;
                end += page.length();
                count++;
            }
            if (file.size() - end > OggPage.MAX_BYTES) {
                throw new FileSystemException(path.toString(), null, "is damaged at byte " + end);
            }
            file.truncate(end);
            if (count <= HEADER_PAGES) {
                return false;
            }
            page.read(file, last);
            WholeWrites.write(file, page.asLast(), last);
            return true;
        }
    }
}
