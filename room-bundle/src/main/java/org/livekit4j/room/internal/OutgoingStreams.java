package org.livekit4j.room.internal;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.livekit4j.LiveKitException;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiHandle;
import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.ByteStreamOpenRequest;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.ffi.proto.OwnedByteStreamWriter;
import org.livekit4j.ffi.proto.OwnedTextStreamWriter;
import org.livekit4j.ffi.proto.StreamByteOptions;
import org.livekit4j.ffi.proto.StreamSendBytesRequest;
import org.livekit4j.ffi.proto.StreamSendTextRequest;
import org.livekit4j.ffi.proto.StreamTextOptions;
import org.livekit4j.ffi.proto.TextStreamOpenRequest;
import org.livekit4j.room.stream.ByteStreamInfo;
import org.livekit4j.room.stream.ByteStreamOptions;
import org.livekit4j.room.stream.ByteStreamWriter;
import org.livekit4j.room.stream.SendProgress;
import org.livekit4j.room.stream.TextStreamInfo;
import org.livekit4j.room.stream.TextStreamOptions;
import org.livekit4j.room.stream.TextStreamWriter;

/** The streams that the local participant sends. Large content is sent piece by piece, so that native memory holds one of them. */
final class OutgoingStreams {
    /** More than that is sent piece by piece. */
    private static final int MAX_AT_ONCE = 1024 * 1024;

    private final RoomRequests operations;
    private final FfiHandle participant;
    private final Rights rights;
    private final Set<OutgoingStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /** A stream that is open, with what is known of it. */
    record Opened<I>(OutgoingStream stream, I info) {}

    OutgoingStreams(RoomRequests operations, FfiHandle participant, Rights rights) {
        this.operations = operations;
        this.participant = participant;
        this.rights = rights;
    }

    CompletableFuture<TextStreamInfo> sendText(String text, TextStreamOptions options) {
        Objects.requireNonNull(text, "text is null");
        StreamTextOptions encoded = StreamOptionsEncoder.encode(Objects.requireNonNull(options, "options is null"));
        return operations.pending().untilTheEnd(sendNow(text, encoded));
    }

    /** Not handed out; never done if the room ends before. */
    CompletableFuture<TextStreamInfo> sendNow(String text, StreamTextOptions options) {
        ByteString content = ByteString.copyFromUtf8(text);
        return allowed(() -> content.size() <= MAX_AT_ONCE
                ? textAtOnce(content, options)
                : StreamPump.send(openText(options), source(StreamPieces.ofText(content))));
    }

    private CompletableFuture<TextStreamInfo> textAtOnce(ByteString content, StreamTextOptions options) {
        StreamSendTextRequest.Builder request = StreamSendTextRequest.newBuilder().setOptions(options).setTextBytes(content);
        return operations.request("sending a text", id -> FfiRequest.newBuilder()
                .setSendText(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                OutgoingStream.timeout(content.size()), event -> StreamConverter.text(event.getSendText().getInfo(), Map.of()));
    }

    CompletableFuture<ByteStreamInfo> sendBytes(ByteBuffer bytes, ByteStreamOptions options) {
        ByteString content = UnsafeByteOperations.unsafeWrap(Objects.requireNonNull(bytes, "bytes is null").asReadOnlyBuffer());
        StreamByteOptions encoded = StreamOptionsEncoder.encode(Objects.requireNonNull(options, "options is null"),
                Optional.of((long) content.size()));
        return handOut(() -> content.size() <= MAX_AT_ONCE
                ? bytesAtOnce(content, encoded)
                : StreamPump.send(openBytes(encoded), source(StreamPieces.ofBytes(content))));
    }

    /** The native library finds the length itself, and warns of one that it is told. */
    private CompletableFuture<ByteStreamInfo> bytesAtOnce(ByteString content, StreamByteOptions options) {
        StreamSendBytesRequest.Builder request = StreamSendBytesRequest.newBuilder()
                .setOptions(options.toBuilder().clearTotalLength()).setBytes(content);
        return operations.request("sending bytes", id -> FfiRequest.newBuilder()
                .setSendBytes(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                OutgoingStream.timeout(content.size()), event -> StreamConverter.bytes(event.getSendBytes().getInfo(), Map.of()));
    }

    private static StreamPump.Source source(List<ByteString> pieces) {
        Iterator<ByteString> all = pieces.iterator();
        return () -> all.hasNext() ? all.next() : null;
    }

    CompletableFuture<ByteStreamInfo> sendFile(Path file, ByteStreamOptions options, SendProgress progress) {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(options, "options is null");
        Objects.requireNonNull(progress, "progress is null");
        if (!Files.isRegularFile(file)) { // a device has no end
            throw new IllegalArgumentException("file is " + file + "; it must be a regular file");
        }
        try {
            long totalBytes = Files.size(file);
            StreamByteOptions.Builder encoded = StreamOptionsEncoder.encode(options, Optional.of(totalBytes)).toBuilder();
            if (!encoded.hasName()) {
                encoded.setName(file.getFileName().toString());
            }
            Optional.ofNullable(encoded.hasMimeType() ? null : Files.probeContentType(file)).ifPresent(encoded::setMimeType);
            return handOut(() -> StreamPump.send(openBytes(encoded.build()), new FileSource(file, totalBytes, progress)));
        } catch (IOException e) {
            return operations.pending().untilTheEnd(CompletableFuture.failedFuture(e));
        }
    }

    CompletableFuture<TextStreamWriter> streamText(TextStreamOptions options) {
        return streamText(StreamOptionsEncoder.encode(Objects.requireNonNull(options, "options is null")), Map.of());
    }

    /** @param lastAttributes are sent with the end, unless it is aborted */
    CompletableFuture<TextStreamWriter> streamText(StreamTextOptions options, Map<String, String> lastAttributes) {
        return writer(() -> openText(options), opened -> {
            opened.stream().finishWith(lastAttributes);
            return new NativeTextWriter(opened);
        });
    }

    CompletableFuture<ByteStreamWriter> streamBytes(ByteStreamOptions options) {
        StreamByteOptions encoded = StreamOptionsEncoder.encode(Objects.requireNonNull(options, "options is null"),
                Optional.empty());
        return writer(() -> openBytes(encoded), NativeByteWriter::new);
    }

    /** A stream that the caller does not want any more is aborted. */
    private <I, W> CompletableFuture<W> writer(Supplier<CompletableFuture<Opened<I>>> opener, Function<Opened<I>, W> maker) {
        CompletableFuture<Opened<I>> opening = allowed(opener);
        CompletableFuture<W> wanted = operations.pending().untilTheEnd(Completion.map(opening, maker));
        opening.thenAccept(opened -> wanted.whenComplete((_, failure) -> {
            if (failure instanceof CancellationException) {
                opened.stream().abort("the sender has given up");
            }
        }));
        return wanted;
    }

    private CompletableFuture<Opened<TextStreamInfo>> openText(StreamTextOptions options) {
        TextStreamOpenRequest.Builder request = TextStreamOpenRequest.newBuilder().setOptions(options);
        return operations.request("opening a text stream", id -> FfiRequest.newBuilder()
                .setTextStreamOpen(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                OutgoingStream.timeout(0), event -> {
                    OwnedTextStreamWriter writer = event.getTextStreamOpen().getWriter();
                    return opened(StreamKind.TEXT, writer.getHandle(), StreamConverter.text(writer.getInfo(), Map.of()));
                });
    }

    private CompletableFuture<Opened<ByteStreamInfo>> openBytes(StreamByteOptions options) {
        ByteStreamOpenRequest.Builder request = ByteStreamOpenRequest.newBuilder().setOptions(options);
        return operations.request("opening a byte stream", id -> FfiRequest.newBuilder()
                .setByteStreamOpen(request.setLocalParticipantHandle(participant.id()).setRequestAsyncId(id)).build(),
                OutgoingStream.timeout(0), event -> {
                    OwnedByteStreamWriter writer = event.getByteStreamOpen().getWriter();
                    return opened(StreamKind.BYTE, writer.getHandle(), StreamConverter.bytes(writer.getInfo(), Map.of()));
                });
    }

    private <I> Opened<I> opened(StreamKind kind, FfiOwnedHandle handle, I info) {
        OutgoingStream stream = new OutgoingStream(kind, operations,
                operations.client().adopt(HandleKind.STREAM_WRITER, handle), open::remove);
        open.add(stream);
        if (ended) {
            stream.release();
        }
        return new Opened<>(stream, info);
    }

    /** Not handed out. */
    private <T> CompletableFuture<T> allowed(Supplier<CompletableFuture<T>> sending) {
        Optional<LiveKitException> refusal = rights.againstData();
        return refusal.isPresent() ? CompletableFuture.failedFuture(refusal.get()) : sending.get();
    }

    private <T> CompletableFuture<T> handOut(Supplier<CompletableFuture<T>> sending) {
        return operations.pending().untilTheEnd(allowed(sending));
    }

    /** The room has ended. The native library keeps what was not closed. */
    void end() {
        ended = true;
        open.forEach(OutgoingStream::release);
        open.clear();
    }
}
