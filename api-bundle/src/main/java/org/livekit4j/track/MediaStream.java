package org.livekit4j.track;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The frames of one track, in order. Safe for use by several threads.
 *
 * <p>A stream is consumed in exactly one of four ways: {@link #take} and {@link #poll}, iteration, {@link #listen}, or {@link
 * #publisher}. Blocking is cheap on a virtual thread, for which {@code take} and iteration are made.
 *
 * <p>Frames wait in a bounded queue. A consumer that is too slow loses frames of its own stream only; they are counted in {@link
 * #statistics()}. When the stream ends, queued frames are still delivered, except after {@link #close()}, which discards them.
 *
 * @param <F> the type of the frames; the consumer owns those that it is given
 */
@ProviderType
public interface MediaStream<F> extends Iterable<F>, AutoCloseable {

    /**
     * Waits for the next frame.
     *
     * @return the frame, or null if the stream has ended
     * @throws InterruptedException if the thread was interrupted while waiting; no frame is lost
     */
    @Nullable
    F take() throws InterruptedException;

    /**
     * Waits for the next frame, for a bounded time.
     *
     * @param timeout how long to wait; zero does not wait
     * @return the frame, or null if the time was up or the stream has ended: {@link #end()} tells which
     * @throws InterruptedException if the thread was interrupted while waiting; no frame is lost
     */
    @Nullable
    F poll(Duration timeout) throws InterruptedException;

    /**
     * Returns an iterator that waits for frames until the stream ends. An interrupt ends the iteration, and the thread's
     * interrupt status stays set.
     *
     * @return the iterator
     */
    @Override
    Iterator<F> iterator();

    /**
     * Calls the listener for each frame, on a virtual thread of the stream's own, until the stream ends. An exception of the
     * listener is logged and counted, and the listener gets the next frame.
     *
     * @param listener takes each frame
     * @throws IllegalStateException if the stream is already consumed by a listener or a subscriber
     */
    void listen(Consumer<? super F> listener);

    /**
     * Calls the listener for each frame, in tasks of an executor, until the stream ends. At most one task runs at a time, and it
     * ends when no frame waits: so a few threads can serve many streams. A listener that blocks holds up everything else that its
     * thread serves.
     *
     * <p>Tasks are submitted on threads of the native library, which must not wait: the executor must run them elsewhere and
     * accept them without blocking. While it rejects them frames wait, and the stream's queue drops those that do not fit. If it
     * begins none for a minute after the stream has ended, the frames that still wait are dropped.
     *
     * @param listener takes each frame
     * @param executor runs the tasks
     * @throws IllegalStateException if the stream is already consumed by a listener or a subscriber
     */
    void listen(Consumer<? super F> listener, Executor executor);

    /**
     * Returns the stream as a publisher for one subscriber. Frames beyond its demand wait in the stream's queue. A second
     * subscriber gets {@code onError} with an {@link IllegalStateException}. Cancelling the subscription closes the stream.
     *
     * @return the publisher
     */
    Flow.Publisher<F> publisher();

    /** {@return the reason why the stream ended; empty while it runs. Frames may still be queued} */
    Optional<StreamEnd> end();

    /**
     * Returns a future for the end of the stream. Each call returns a future of its own, which is completed on a thread on which
     * blocking is allowed.
     *
     * @return a future for the reason; it never fails
     */
    CompletableFuture<StreamEnd> ended();

    /** {@return how many frames were received, delivered and dropped so far} */
    StreamStatistics statistics();

    /** Ends the stream and discards queued frames. Idempotent. May be called by a listener, and never waits for one. */
    @Override
    void close();
}
