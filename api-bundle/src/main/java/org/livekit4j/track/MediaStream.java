package org.livekit4j.track;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Frames of one track, in order.
 *
 * <p>A stream is consumed in exactly one of four ways: {@link #take}/{@link #poll}, iteration, {@link #listen} or
 * {@link #publisher}. Blocking is cheap on a virtual thread, which is what {@code take} and iteration are made for.
 *
 * <p>Frames wait in a bounded queue. A consumer that is too slow loses frames of its own stream, counted in
 * {@link #statistics()}, and nobody else's. When the stream ends, what was queued is delivered first, except after
 * {@link #close()}, which discards it.
 *
 * @param <F> the frame; the consumer owns what it is given
 */
@ProviderType
public interface MediaStream<F> extends Iterable<F>, AutoCloseable {

    /**
     * Waits for the next frame.
     *
     * @return the frame, or null when the stream has ended
     * @throws InterruptedException if the thread was interrupted; no frame is lost
     */
    F take() throws InterruptedException;

    /**
     * Waits for the next frame, at most so long; zero does not wait.
     *
     * @return the frame, or null when time was up or the stream has ended: {@link #end()} tells which
     * @throws InterruptedException if the thread was interrupted; no frame is lost
     */
    F poll(Duration timeout) throws InterruptedException;

    /**
     * Iterates until the stream ends. An interrupt ends the iteration and stays set on the thread.
     */
    @Override
    Iterator<F> iterator();

    /**
     * Calls the listener for each frame, on a virtual thread of the stream's own, until the stream ends. A listener that
     * throws is logged and counted, and gets the next frame.
     *
     * @throws IllegalStateException if the stream is already consumed by a listener or a subscriber
     */
    void listen(Consumer<? super F> listener);

    /**
     * Calls the listener for each frame, in tasks of this executor, until the stream ends. There is at most one task at a time, and
     * it is over when no frame waits: so a few threads can serve many streams, for which a thread each would mostly be woken and
     * put to sleep again. A listener that blocks holds up whatever else its thread serves.
     *
     * <p>The tasks are given to the executor on threads of the native library, which must not wait: it has to run them elsewhere
     * and take them without blocking. While it refuses them, frames wait, and the stream's queue drops what does not fit.
     *
     * @throws IllegalStateException if the stream is already consumed by a listener or a subscriber
     */
    void listen(Consumer<? super F> listener, Executor executor);

    /**
     * The stream as a publisher for one subscriber; frames beyond its demand wait in the stream's queue. A second subscriber
     * gets {@code onError} with an {@link IllegalStateException}. Who cancels closes the stream, because nobody else could take its frames.
     */
    Flow.Publisher<F> publisher();

    /** Why the stream ended; empty while it runs. Frames may still be queued. */
    Optional<StreamEnd> end();

    /** Completes when the stream ends, on a thread where blocking is allowed. */
    CompletionStage<StreamEnd> ended();

    StreamStatistics statistics();

    /** Ends the stream and discards what is queued. Idempotent, legal from inside a listener, never waits for one. */
    @Override
    void close();
}
