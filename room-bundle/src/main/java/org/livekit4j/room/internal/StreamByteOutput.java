package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** A stream to send as an {@link OutputStream}, which waits for each piece to be sent. Not safe for use by several threads. */
final class StreamByteOutput extends OutputStream {
    private final OutgoingStream stream;
    /** One of the native library's chunks. */
    private final byte[] buffer = new byte[15_000];
    private int buffered;

    StreamByteOutput(OutgoingStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int b) throws IOException {
        buffer[buffered++] = (byte) b;
        if (buffered == buffer.length) {
            flush();
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length < buffer.length - buffered) {
            System.arraycopy(bytes, offset, buffer, buffered, length);
            buffered += length;
        } else {
            flush();
            stream.writeNow(StreamPieces.ofBytes(ByteString.copyFrom(bytes, offset, length)));
        }
    }

    @Override
    public void flush() throws IOException {
        if (buffered > 0) {
            ByteString piece = ByteString.copyFrom(buffer, 0, buffered);
            buffered = 0;
            stream.writeNow(StreamPieces.ofBytes(piece));
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        stream.finishNow();
    }
}
