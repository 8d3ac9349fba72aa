package org.livekit4j.room.stream;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends text and byte streams to a room: the {@link org.livekit4j.room.LocalParticipant} does. A future fails as its other
 * futures do.
 */
@ProviderType
public interface StreamSender {

    /**
     * Sends a text of any length as a stream.
     *
     * @param text the text
     * @param options how the stream is sent
     * @return a future for what receivers know of the stream. It completes when the text is sent, which does not mean that it
     *     has arrived, and fails if the participant may not publish data. Cancelling it does not
     *     stop the sending
     * @throws IllegalArgumentException if the options have more than 14,000 bytes of UTF-8
     */
    CompletableFuture<TextStreamInfo> sendText(String text, TextStreamOptions options);

    /**
     * Sends bytes of any length as a stream.
     *
     * @param bytes the bytes, which must not change until the future completes
     * @param options how the stream is sent
     * @return a future, as of {@link #sendText}
     * @throws IllegalArgumentException if the options have more than 14,000 bytes of UTF-8, or another {@link
     *     ByteStreamOptions#totalBytes} than there are bytes
     */
    default CompletableFuture<ByteStreamInfo> sendBytes(byte[] bytes, ByteStreamOptions options) {
        return sendBytes(ByteBuffer.wrap(Objects.requireNonNull(bytes, "bytes is null")), options);
    }

    /**
     * Sends bytes like {@link #sendBytes(byte[], ByteStreamOptions)}.
     *
     * @param bytes the bytes from its position to its limit, which must not change until the future completes; its position
     *     does not change
     * @param options how the stream is sent
     * @return a future, as of {@link #sendText}
     * @throws IllegalArgumentException as {@link #sendBytes(byte[], ByteStreamOptions)}
     */
    CompletableFuture<ByteStreamInfo> sendBytes(ByteBuffer bytes, ByteStreamOptions options);

    /**
     * Sends a file as a byte stream.
     *
     * @param file the file
     * @param options how the stream is sent
     * @return a future, as of {@link #sendText}; it also fails with {@link java.io.IOException} if the file cannot be read, or
     *     gets shorter meanwhile: receivers get an error then
     * @throws IllegalArgumentException if it is not a regular file, or as {@link #sendBytes(byte[], ByteStreamOptions)}
     */
    default CompletableFuture<ByteStreamInfo> sendFile(Path file, ByteStreamOptions options) {
        return sendFile(file, options, (_, _) -> {
        });
    }

    /**
     * Sends a file like {@link #sendFile(Path, ByteStreamOptions)} and reports its progress.
     *
     * @param file the file
     * @param options how the stream is sent
     * @param progress called after each part
     * @return a future, as of {@link #sendFile(Path, ByteStreamOptions)}
     * @throws IllegalArgumentException as {@link #sendFile(Path, ByteStreamOptions)}
     */
    CompletableFuture<ByteStreamInfo> sendFile(Path file, ByteStreamOptions options, SendProgress progress);

    /**
     * Opens a text stream to be written step by step.
     *
     * @param options how the stream is sent
     * @return a future for the stream, which the caller closes; it fails as that of {@link #sendText}
     * @throws IllegalArgumentException if the options have more than 14,000 bytes of UTF-8
     */
    CompletableFuture<TextStreamWriter> streamText(TextStreamOptions options);

    /**
     * Opens a byte stream to be written step by step.
     *
     * @param options how the stream is sent
     * @return a future for the stream, which the caller closes; it fails as that of {@link #sendText}
     * @throws IllegalArgumentException if the options have more than 14,000 bytes of UTF-8
     */
    CompletableFuture<ByteStreamWriter> streamBytes(ByteStreamOptions options);
}
