package org.livekit4j.room.stream;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A byte stream that is sent step by step. Writes are sent one after the other, in the order of the calls. The owner finishes,
 * aborts or closes it. Safe for use by several threads.
 *
 * <p>A future fails with {@link org.livekit4j.LiveKitException} if the native library refuses the request or does not answer it
 * in time, and with {@link org.livekit4j.room.RoomEndedException} if the room ends first. After a write has failed, all later
 * ones fail.
 */
@ProviderType
public interface ByteStreamWriter extends AutoCloseable {

    /** {@return what receivers know of the stream} */
    ByteStreamInfo info();

    /**
     * Sends a piece of content. Receivers may get it in other pieces. Wait for the future before writing the next
     * piece, to bound the content that is queued in this process.
     *
     * @param bytes the piece, copied before this method returns; an empty one sends nothing
     * @return a future that completes when the piece is sent, which does not mean that it has arrived
     * @throws IllegalStateException if the stream is finished, aborted or closed
     */
    CompletableFuture<Void> write(byte[] bytes);

    /**
     * Sends a piece of content like {@link #write(byte[])}.
     *
     * @param bytes the piece, from its position to its limit, copied before this method returns; its position does not change
     * @return a future, as of {@link #write(byte[])}
     * @throws IllegalStateException if the stream is finished, aborted or closed
     */
    CompletableFuture<Void> write(ByteBuffer bytes);

    /**
     * Returns the stream as an output stream that waits for each piece to be sent, in {@code flush} and in {@code close} at the
     * latest. It throws {@link java.io.IOException} where a future fails, with its exception as the cause, and {@link
     * java.io.InterruptedIOException} for an interrupt. Closing it finishes the stream.
     *
     * @return an output stream
     */
    OutputStream outputStream();

    /**
     * Finishes the stream after all writes. Does nothing if it is over already.
     *
     * @return a future that completes when the end is sent
     */
    default CompletableFuture<Void> finish() {
        return finish(Map.of());
    }

    /**
     * Finishes the stream after all writes, and sends attributes with the end. Does nothing if it is over already.
     *
     * @param attributes the attributes, which receivers add to those that the stream began with
     * @return a future that completes when the end is sent
     * @throws IllegalArgumentException if the attributes have more than 14,000 bytes of UTF-8
     */
    CompletableFuture<Void> finish(Map<String, String> attributes);

    /**
     * Aborts the stream: receivers get an error. Writes that wait fail. Does nothing if it is over already.
     *
     * @param reason why, for the receivers; at most 14,000 bytes of UTF-8
     * @return a future that completes when the end is sent
     * @throws IllegalArgumentException if the reason is blank or too long
     */
    CompletableFuture<Void> abort(String reason);

    /**
     * {@linkplain #finish() Finishes} the stream and waits for it, some seconds at most. To tell receivers that content is missing,
     * {@linkplain #abort abort} it first. Idempotent.
     */
    @Override
    void close();
}
