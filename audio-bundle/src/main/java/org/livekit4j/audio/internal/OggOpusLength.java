package org.livekit4j.audio.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.livekit4j.audio.opus.OggPage;

/** How long the Opus of an Ogg file is. Of most pages only the headers are read. */
final class OggOpusLength {
    private static final long MAX = Long.MAX_VALUE >> 1;

    private OggOpusLength() {}

    /** In samples of each channel, of all streams that follow each other. */
    static long of(Path path) throws IOException {
        try (OggOpusPackets packets = new OggOpusPackets(path)) {
            long length = 0;
            while (packets.nextStream()) {
                length = Math.min(MAX, length + ofStream(packets));
            }
            return length;
        }
    }

    private static long ofStream(OggOpusPackets packets) throws IOException {
        long decoded = 0;
        while (packets.next()) {
            decoded += packets.samples();
            long granule = packets.granule();
            if (packets.endsPage() && granule != OggPage.NO_GRANULE) {
                boolean trimmed = packets.onLastPage() && granule < decoded;
                decoded = Math.max(granule, packets.skim()) - (trimmed ? 0 : granule - decoded);
                break;
            }
        }
        return Math.max(0, decoded - packets.head().preSkip());
    }
}
