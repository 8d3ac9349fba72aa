package org.livekit4j.queue.stream;

import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.Overflow;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.internal.Complaints;
import org.livekit4j.queue.internal.UserThreads;
import org.livekit4j.queue.plugin.NamedConsumer;
import org.livekit4j.text.Printable;
import org.livekit4j.track.MediaStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumer's end of a stream: the mailbox from which its frames are taken, in one way or another. */
abstract class ConsumedStream<F> implements MediaStream<F>, NamedConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedStream.class);

    final String name;
    final Mailbox<F> frames;
    private final int capacity;
    private final Complaints growth = new Complaints();
    private final AtomicBoolean pushed = new AtomicBoolean();
    private volatile FrameDrain<F> drain;
    private volatile String consumer = "";

    ConsumedStream(String name, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it has to be at least 1, or 0 for no limit");
        }
        this.name = Printable.of(Objects.requireNonNull(name, "name is null"));
        this.capacity = capacity;
        frames = newMailbox();
    }

    @Override
    public final void consumedBy(String name) {
        consumer = name;
    }

    final String consumer() {
        return consumer;
    }

    final boolean keepsLatest() {
        return capacity == 1;
    }

    /** With the bounds and the rule of this stream. */
    final Mailbox<F> newMailbox() {
        return switch (capacity) {
            case 0 -> Mailbox.create(QueueConstants.DEFAULT_CAPACITY, Overflow.UNBOUNDED, this::discard, this::grown);
            case 1 -> Mailbox.create(1, Overflow.KEEP_LATEST, this::discard);
            default -> Mailbox.create(capacity, Overflow.DROP_OLDEST, this::discard);
        };
    }

    private void grown(long depth) {
        growth.report(count -> LOG.warn("{} frames wait in stream {}, which is to lose none", depth, name));
    }

    /** Releases a frame that nobody will get. On any thread. */
    protected abstract void discard(F frame);

    /** Lets the consumer have a frame. */
    final void deliver(F frame) {
        frames.offer(frame);
        FrameDrain<F> tasks = drain;
        if (tasks != null) {
            tasks.schedule();
        }
    }

    @Override
    public final F take() throws InterruptedException {
        return frames.take();
    }

    @Override
    public final F poll(Duration timeout) throws InterruptedException {
        return frames.poll(timeout);
    }

    @Override
    public final Iterator<F> iterator() {
        return new FrameIterator<>(frames);
    }

    @Override
    public final void listen(Consumer<? super F> listener) {
        Objects.requireNonNull(listener, "listener is null");
        claim(listener);
        UserThreads.start(name, listener, new FrameListening<>(name, frames, listener));
    }

    @Override
    public final void listen(Consumer<? super F> listener, Executor executor) {
        Objects.requireNonNull(listener, "listener is null");
        Objects.requireNonNull(executor, "executor is null");
        claim(listener);
        drain = new FrameDrain<>(name, frames, listener, executor);
        drain.schedule(); // for what waits already
    }

    private void claim(Object listener) {
        if (!pushed.compareAndSet(false, true)) {
            throw new IllegalStateException("stream " + name + " has a listener or a subscriber already");
        }
        consumedBy(listener.getClass().getName());
    }

    @Override
    public final Flow.Publisher<F> publisher() {
        return subscriber -> {
            Objects.requireNonNull(subscriber, "subscriber is null");
            if (pushed.compareAndSet(false, true)) {
                consumedBy(subscriber.getClass().getName());
                var subscription = new FrameSubscription<>(this, frames, subscriber);
                UserThreads.start(name, subscriber, subscription);
            } else {
                FrameSubscription.refuse(subscriber,
                        new IllegalStateException("stream " + name + " has a listener or a subscriber already"));
            }
        };
    }
}
