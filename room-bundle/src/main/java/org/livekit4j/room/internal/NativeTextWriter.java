package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.Writer;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamWriter;
import org.livekit4j.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A text stream, as its sender sees it. */
final class NativeTextWriter implements TextStreamWriter {
    private static final Logger LOG = LoggerFactory.getLogger(TextStreamWriter.class);

    private final OutgoingStream stream;
    private final TextStreamInfo info;

    NativeTextWriter(OutgoingStreams.Opened<TextStreamInfo> opened) {
        this.stream = opened.stream();
        this.info = opened.info();
    }

    @Override
    public TextStreamInfo info() {
        return info;
    }

    @Override
    public CompletableFuture<Void> write(String text) {
        ByteString content = ByteString.copyFromUtf8(Objects.requireNonNull(text, "text is null"));
        return stream.write(StreamPieces.ofText(content));
    }

    @Override
    public Writer writer() {
        return new StreamTextOutput(stream);
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
