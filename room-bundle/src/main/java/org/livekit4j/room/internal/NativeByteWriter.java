package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A byte stream, as its sender sees it. */
final class NativeByteWriter implements ByteStreamWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ByteStreamWriter.class);

    private final OutgoingStream stream;
    private final ByteStreamInfo info;

    NativeByteWriter(OutgoingStreams.Opened<ByteStreamInfo> opened) {
        this.stream = opened.stream();
        this.info = opened.info();
    }

    @Override
    public ByteStreamInfo info() {
        return info;
    }

    @Override
    public CompletableFuture<Void> write(byte[] bytes) {
        return write(ByteBuffer.wrap(Objects.requireNonNull(bytes, "bytes is null")));
    }

    @Override
    public CompletableFuture<Void> write(ByteBuffer bytes) {
        ByteString content = ByteString.copyFrom(Objects.requireNonNull(bytes, "bytes is null").asReadOnlyBuffer());
        return stream.write(StreamPieces.ofBytes(content));
    }

    @Override
    public OutputStream outputStream() {
        return new StreamByteOutput(stream);
    }

    @Override
    public CompletableFuture<Void> finish(Map<String, String> attributes) {
        return stream.finish(Objects.requireNonNull(attributes, "attributes is null"));
    }

    @Override
    public CompletableFuture<Void> abort(String reason) {
        return stream.abort(Objects.requireNonNull(reason, "reason is null"));
    }

    @Override
    public void close() {
        try {
            stream.finishNow();
        } catch (IOException e) {
            LOG.warn("The stream '{}' could not be finished", Printable.of(info.streamId()), e);
        }
    }
}
