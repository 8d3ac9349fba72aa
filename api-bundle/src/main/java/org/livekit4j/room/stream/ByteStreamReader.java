package org.livekit4j.room.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.livekit4j.room.RemoteParticipant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A received byte stream. Its content is consumed once, by {@link #take}, by iteration, by {@link #inputStream}, by {@link
 * #readAll} or by {@link #saveTo}; what one of them has taken, the others do not get.
 *
 * <p>The native library delivers content as fast as it arrives, whether it is read or not. What is not read yet waits in memory
 * up to {@link org.livekit4j.room.IncomingLimits#streamMemoryBytes}, then in a temporary file up to {@link
 * org.livekit4j.room.IncomingLimits#streamDiskBytes}. Nothing is lost below that; beyond it the stream breaks off.
 *
 * <p>When a stream breaks off, the content that has arrived can still be read; then each method that reads throws {@link
 * StreamException}, or {@link org.livekit4j.room.RoomEndedException} if the room has ended. Safe for use by several threads.
 *
 * <p>A handler that saves a file:
 *
 * {@snippet file="org/livekit4j/examples/rooms/FileDrop.java" region="save"}
 */
@ProviderType
public interface ByteStreamReader extends Iterable<byte[]>, AutoCloseable {

    /** {@return what is known of the stream. When it has ended, the attributes include those that it was ended with} */
    ByteStreamInfo info();

    /** {@return the identity of the sender} */
    String senderIdentity();

    /** {@return the sender, if it is in {@link org.livekit4j.room.Room#remoteParticipants()} now} */
    Optional<RemoteParticipant> sender();

    /**
     * Waits for the next chunk.
     *
     * @return the chunk, the caller's own, never empty; null if the stream has ended
     * @throws StreamException if the stream has broken off
     * @throws IllegalStateException if the stream is closed
     * @throws InterruptedException if the thread was interrupted while waiting; nothing is lost
     */
    @Nullable
    byte[] take() throws InterruptedException;

    /**
     * Returns an iterator that waits for chunks until the stream ends, and fails as {@link #take} does. An interrupt ends the
     * iteration, and the thread's interrupt status stays set.
     *
     * @return the iterator
     */
    @Override
    Iterator<byte[]> iterator();

    /**
     * Returns the content as an input stream. It throws {@link IOException} where {@link #take} throws, with its exception as the
     * cause, and {@link java.io.InterruptedIOException} for an interrupt. Closing it closes the stream.
     *
     * @return an input stream of what was not read before
     */
    InputStream inputStream();

    /**
     * Waits for the end of the stream and returns all that was not read before.
     *
     * @param maxBytes the largest number of bytes to accept, at least 0
     * @return the content
     * @throws StreamException if the stream has broken off, or is longer than {@code maxBytes}: at once if its sender has said
     *     so, else as soon as it is. The stream is closed then
     * @throws IllegalArgumentException if {@code maxBytes} is negative
     * @throws IllegalStateException if the stream is closed
     * @throws InterruptedException if the thread was interrupted while waiting; what was read is lost
     */
    byte[] readAll(int maxBytes) throws InterruptedException;

    /**
     * Waits for the end of the stream and writes all that was not read before to a file. The content is written to a temporary
     * file beside the target and moved when it is complete, so the target is never half a file.
     *
     * @param target the file, which must not exist. The {@linkplain ByteStreamInfo#name name} that the sender gave has no
     *     influence on it
     * @return the number of bytes written
     * @throws StreamException if the stream has broken off
     * @throws IllegalStateException if the stream is closed
     * @throws java.nio.file.FileAlreadyExistsException if the target exists
     * @throws IOException if the file cannot be written
     * @throws InterruptedException if the thread was interrupted while waiting; what was read is lost
     */
    long saveTo(Path target) throws IOException, InterruptedException;

    /**
     * Closes the stream. Content that was not read is discarded, also what is still on its way; the sender is not told. Methods
     * that wait on other threads fail with {@link IllegalStateException}. Idempotent.
     */
    @Override
    void close();
}
