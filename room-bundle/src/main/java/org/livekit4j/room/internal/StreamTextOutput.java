package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.Writer;

/** A stream to send as a {@link Writer}, which waits for each piece to be sent. */
final class StreamTextOutput extends Writer {
    private static final int MAX_BUFFERED = 8_192;

    private final OutgoingStream stream;
    private final StringBuilder buffer = new StringBuilder();

    StreamTextOutput(OutgoingStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        synchronized (lock) {
            buffer.append(text, offset, length);
            if (buffer.length() >= MAX_BUFFERED) {
                flush();
            }
        }
    }

    /** Half a character waits for its other half. */
    @Override
    public void flush() throws IOException {
        synchronized (lock) {
            int length = buffer.length();
            send(length > 0 && Character.isHighSurrogate(buffer.charAt(length - 1)) ? length - 1 : length);
        }
    }

    private void send(int length) throws IOException {
        if (length > 0) {
            ByteString piece = ByteString.copyFromUtf8(buffer.substring(0, length));
            buffer.delete(0, length);
            stream.writeNow(StreamPieces.ofText(piece));
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (lock) {
            send(buffer.length());
            stream.finishNow();
        }
    }
}
