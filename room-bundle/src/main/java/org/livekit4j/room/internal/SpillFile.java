package org.livekit4j.room.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.livekit4j.room.stream.StreamException;

/**
 * Chunks in temporary files, the oldest first. A file takes so many chunks, and is deleted when they are read: what is on the disk is
 * about what waits. Not safe for use by several threads. The files are not channels, which an interrupt of the reader would close.
 */
final class SpillFile implements AutoCloseable {
    private static final int MIB = 1024 * 1024;
    static final int SEGMENT = 16 * MIB;
    private static final long LEAST_FREE = 256L * MIB;

    private final long maxBytes;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /** One file. Where the system can, it has no name any more, so that nothing is left whatever becomes of the process. */
    private static final class Segment implements AutoCloseable {
        private final Path path;
        private final RandomAccessFile file;
        private long written;
        private long read;

        Segment() throws IOException {
            path = Files.createTempFile("livekit-stream-", ".part");
            try {
                requireSpace();
                file = new RandomAccessFile(path.toFile(), "rw");
            } catch (IOException | RuntimeException e) {
                delete();
                throw e;
            }
            delete();
        }

        private void requireSpace() throws IOException {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < LEAST_FREE + SEGMENT) {
                throw new StreamException("what waits to be read does not fit on the disk: " + path.getParent() + " has "
                        + free / MIB + " MiB left; read the stream faster, or free some space");
            }
        }

        private void delete() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit(); // it is open, on a system that does not delete such files
            }
        }

        void add(byte[] chunk) throws IOException {
            file.seek(written);
            file.writeInt(chunk.length);
            file.write(chunk);
            written += Integer.BYTES + chunk.length;
        }

        byte[] next() throws IOException {
            file.seek(read);
            byte[] chunk = new byte[file.readInt()];
            file.readFully(chunk);
            read += Integer.BYTES + chunk.length;
            return chunk;
        }

        boolean isFull() {
            return written >= SEGMENT;
        }

        boolean isRead() {
            return read == written;
        }

        @Override
        public void close() throws IOException {
            file.close();
            delete();
        }
    }

    /** @param maxBytes that may wait */
    SpillFile(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * After the end of this it does nothing.
     *
     * @throws StreamException if there is no room for it
     */
    void add(byte[] chunk) throws IOException {
        if (closed) {
            return;
        }
        if (bytes + chunk.length > maxBytes) {
            throw new StreamException("more than " + maxBytes
                    + " bytes wait to be read; read the stream faster, or raise IncomingLimits.streamDiskBytes");
        }
        if (segments.isEmpty() || segments.getLast().isFull()) {
            segments.add(new Segment());
        }
        segments.getLast().add(chunk);
        bytes += chunk.length;
    }

    /** The oldest; there must be one. */
    byte[] remove() throws IOException {
        Segment oldest = segments.getFirst();
        byte[] chunk = oldest.next();
        bytes -= chunk.length;
        if (oldest.isRead()) {
            segments.removeFirst().close();
        }
        return chunk;
    }

    /** How many bytes wait. */
    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        IOException failure = null;
        for (Segment segment = segments.poll(); segment != null; segment = segments.poll()) {
            try {
                segment.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
