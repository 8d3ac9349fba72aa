package org.livekit4j.room.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;

/** The chunks of a stream as bytes. Closing it closes the stream. Not safe for use by several threads. */
final class ChunkInputStream extends InputStream {
    private final IncomingStream stream;
    private byte[] chunk = new byte[0];
    private int position;

    ChunkInputStream(IncomingStream stream) {
        this.stream = stream;
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    /** Whether there is a byte; waits for one. */
    private boolean fill() throws IOException {
        if (position < chunk.length) {
            return true;
        }
        try {
            byte[] next = stream.chunks().take();
            chunk = next == null ? new byte[0] : next;
            position = 0;
            return next != null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for the stream");
            interrupted.initCause(e);
            throw interrupted;
        } catch (RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public int available() {
        return chunk.length - position;
    }

    @Override
    public void close() {
        stream.close();
    }
}
