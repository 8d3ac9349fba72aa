package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.livekit4j.ffi.Owner;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.room.LocalParticipant;
import org.livekit4j.room.stream.SendProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file to send, of the size that it has when the sending begins. */
final class FileSource implements StreamPump.Source {
    private static final Logger LOG = LoggerFactory.getLogger(LocalParticipant.class);

    private final Path file;
    private final long totalBytes;
    private final SendProgress progress;
    private final UserCode guard;
    private InputStream input;
    private long sentBytes;

    FileSource(Path file, long totalBytes, SendProgress progress) {
        this.file = file;
        this.totalBytes = totalBytes;
        this.progress = progress;
        String owner = Owner.of(progress);
        this.guard = new UserCode(LOG, () -> "Observer " + owner + " of a file that is sent");
    }

    @Override
    public ByteString next() throws IOException {
        if (input == null) {
            input = Files.newInputStream(file);
        } else {
            long sent = sentBytes;
            guard.run(() -> progress.sent(sent, totalBytes));
        }
        int size = (int) Math.min(StreamPieces.SIZE, totalBytes - sentBytes);
        if (size == 0) {
            return null;
        }
        byte[] piece = input.readNBytes(size);
        if (piece.length < size) {
            throw new IOException("the file has become shorter than the " + totalBytes + " bytes that it had: " + file);
        }
        sentBytes += size;
        return ByteString.copyFrom(piece);
    }

    @Override
    public void close() throws IOException {
        if (input != null) {
            input.close();
        }
    }
}
