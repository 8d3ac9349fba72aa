package org.livekit4j.audio.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.livekit4j.audio.opus.OggPage;

/** The pages of an Ogg file, one after the other. */
final class OggPages implements Closeable {
    private final Path path;
    private final FileChannel file;
    private final OggPage page = new OggPage();
    private long position;
    private long next;

    OggPages(Path path) throws IOException {
        this.path = path;
        file = FileChannel.open(path);
    }

    /** The page that was read last. */
    OggPage page() {
        return page;
    }

    /** Reads the next page; false at the end of the file, which may be in the middle of a page. */
    boolean next() throws IOException {
        position = next;
        return moved(page.read(file, position));
    }

    /** Reads the header of the next page, and passes over its content. */
    boolean skim() throws IOException {
        position = next;
        return moved(page.readHeader(file, position));
    }

    /** As {@link #next}, but something else than a page is the end as well. */
    boolean nextIfThere() throws IOException {
        position = next;
        OggPage.Found found = page.read(file, position);
        return found != OggPage.Found.OTHER && moved(found);
    }

    private boolean moved(OggPage.Found found) throws IOException {
        return switch (found) {
            case PAGE -> {
                next = position + page.length();
                yield true;
            }
            case END, CUT_OFF -> false;
            case DAMAGED -> throw refused("the checksum of this page is wrong");
            case OTHER -> throw refused("no page begins here");
        };
    }

    /** The next page is this one, again. */
    void unread() {
        next = position;
    }

    /** Where the page begins that was read last. */
    long position() {
        return position;
    }

    /** @param why what is wrong with the page that was read last */
    FileSystemException refused(String why) {
        return refused(position, why);
    }

    FileSystemException refused(long from, String why) {
        String where = from == 0 ? "" : " from byte " + from + " on";
        return new FileSystemException(path.toString(), null, "cannot be played" + where + ": " + why);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
