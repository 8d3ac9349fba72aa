package org.livekit4j.demo.internal;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamStatistics;

/** A stream that is fed by hand, and that can be taken from. */
abstract class FakeStream<F> implements MediaStream<F> {
    private final BlockingQueue<Optional<F>> frames = new LinkedBlockingQueue<>();

    void offer(F frame) {
        frames.add(Optional.of(frame));
    }

    @Override
    public F take() throws InterruptedException {
        return frames.take().orElse(null);
    }

    @Override
    public void close() {
        frames.clear();
        frames.add(Optional.empty());
    }

    @Override
    public F poll(Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterator<F> iterator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void listen(Consumer<? super F> listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void listen(Consumer<? super F> listener, Executor executor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Flow.Publisher<F> publisher() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StreamEnd> end() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<StreamEnd> ended() {
        throw new UnsupportedOperationException();
    }

    @Override
    public StreamStatistics statistics() {
        throw new UnsupportedOperationException();
    }
}
