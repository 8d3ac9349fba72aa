package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamWriter;

/** A byte stream, as its sender sees it. */
final class NativeByteWriter extends NativeStreamWriter<ByteStreamInfo> implements ByteStreamWriter {

    NativeByteWriter(OutgoingStreams.Opened<ByteStreamInfo> opened) {
        super(opened, opened.info().streamId(), ByteStreamWriter.class);
    }

    @Override
    public CompletableFuture<Void> write(byte[] bytes) {
        return write(ByteBuffer.wrap(Objects.requireNonNull(bytes, "bytes is null")));
    }

    @Override
    public CompletableFuture<Void> write(ByteBuffer bytes) {
        ByteString content = ByteString.copyFrom(Objects.requireNonNull(bytes, "bytes is null").asReadOnlyBuffer());
        return stream().write(StreamPieces.ofBytes(content));
    }

    @Override
    public OutputStream outputStream() {
        return new StreamByteOutput(stream());
    }
}
