package org.livekit4j.room.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.livekit4j.room.Room;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamReader;

/** A byte stream, as its handler sees it. */
final class NativeByteReader extends ReceivedStream<byte[]> implements ByteStreamReader {

    NativeByteReader(IncomingStream stream, Room room) {
        super(stream, room);
    }

    @Override
    public ByteStreamInfo info() {
        return StreamConverter.bytes(stream().opened().getRoomEvent().getByteStreamOpened().getReader().getInfo(),
                stream().lastAttributes());
    }

    @Override
    OptionalLong totalBytes() {
        return info().totalBytes();
    }

    @Override
    byte[] content(byte[] bytes) {
        return bytes;
    }

    @Override
    public InputStream inputStream() {
        return new ChunkInputStream(stream());
    }

    @Override
    public long saveTo(Path target) throws IOException, InterruptedException {
        Path whole = target.toAbsolutePath();
        if (Files.exists(whole)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Path part = Files.createTempFile(whole.getParent(), ".livekit-", ".part");
        try {
            long bytes = copy(part);
            Files.move(part, whole);
            return bytes;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long copy(Path part) throws IOException, InterruptedException {
        long bytes = 0;
        try (OutputStream file = Files.newOutputStream(part)) {
            for (byte[] chunk = take(); chunk != null; chunk = take()) {
                file.write(chunk);
                bytes += chunk.length;
            }
        }
        return bytes;
    }
}
