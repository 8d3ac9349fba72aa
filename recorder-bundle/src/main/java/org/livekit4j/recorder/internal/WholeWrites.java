package org.livekit4j.recorder.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that consists of pieces each of which is in it as a whole or not at all, unless the process is killed. */
final class WholeWrites {
    private final FileChannel file;
    private long end;

    WholeWrites(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    void append(ByteBuffer piece) throws IOException {
        int length = piece.remaining();
        write(file, piece, end);
        end += length;
    }

    /** Replaces what is there. */
    void replace(ByteBuffer piece, long position) throws IOException {
        write(file, piece, position);
    }

    static void write(FileChannel file, ByteBuffer piece, long position) throws IOException {
        for (long at = position; piece.hasRemaining();) {
            at += file.write(piece, at);
        }
    }

    /** @return whether the buffer could be filled before the file ended */
    static boolean read(FileChannel file, ByteBuffer bytes, long position) throws IOException {
        for (long at = position; bytes.hasRemaining();) {
            int count = file.read(bytes, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        return true;
    }

    long bytes() {
        return end;
    }

    void close() throws IOException {
        try (file) {
            file.truncate(end); // a piece may be there in part
        }
    }

    /** After a failure, of which its caller knows. */
    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // the part of a piece stays, which players skip
        }
    }
}
