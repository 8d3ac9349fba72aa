package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamWriter;

/** A text stream, as its sender sees it. */
final class NativeTextWriter extends NativeStreamWriter<TextStreamInfo> implements TextStreamWriter {

    NativeTextWriter(OutgoingStreams.Opened<TextStreamInfo> opened) {
        super(opened, opened.info().streamId(), TextStreamWriter.class);
    }

    @Override
    public CompletableFuture<Void> write(String text) {
        ByteString content = ByteString.copyFromUtf8(Objects.requireNonNull(text, "text is null"));
        return stream().write(StreamPieces.ofText(content));
    }

    @Override
    public Writer writer() {
        return new StreamTextOutput(stream());
    }
}
