package org.livekit4j.media;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.media.internal.ExecutorListener;
import org.livekit4j.media.internal.FrameIterator;
import org.livekit4j.media.internal.FrameReuse;
import org.livekit4j.media.internal.FrameSubscription;
import org.livekit4j.media.internal.NamedConsumer;
import org.livekit4j.media.internal.StreamListener;
import org.livekit4j.media.internal.ThreadedListener;
import org.livekit4j.media.internal.Watched;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.text.Printable;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer's side of a stream: the mailbox from which its frames are taken, by whichever method. Safe for use by several
 * threads.
 *
 * @param <F> the type of the frames
 */
public abstract class ConsumedStream<F> implements MediaStream<F>, NamedConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(NativeMediaStream.class);
    private static final long ITERATORS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    final String name;
    final Mailbox<F> frames;
    final FrameReuse<F> reuse;
    private final int capacity;
    private final RepeatedWarning growth = new RepeatedWarning();
    private final RepeatedWarning unusable = new RepeatedWarning();
    private final Set<FrameIterator<F>> iterators = Collections.newSetFromMap(new WeakHashMap<>());
    private final AtomicBoolean pushed = new AtomicBoolean();
    private volatile ExecutorListener<F> drain;
    private volatile String consumer = "";

    ConsumedStream(String name, int capacity, boolean reusesFrames) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it must be at least 1, or 0 for no limit");
        }
        this.name = Printable.of(Objects.requireNonNull(name, "name is null"));
        this.capacity = capacity;
        reuse = reusesFrames ? FrameReuse.of(capacity) : FrameReuse.none();
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
            case 0 -> Mailboxes.create(QueueConstants.DEFAULT_CAPACITY, Overflow.UNBOUNDED, this::drop, this::grown);
            case 1 -> Mailboxes.create(1, Overflow.KEEP_LATEST, this::drop);
            default -> Mailboxes.create(capacity, Overflow.DROP_OLDEST, this::drop);
        };
    }

    private void grown(long depth) {
        growth.report(count -> LOG.warn("{} frames wait in stream {}, which has no limit", depth, name));
    }

    /**
     * Counts a frame as dropped that is not delivered because it could harm its consumer, and logs it from time to time. Called
     * on a native thread.
     *
     * @param why describes the frame and what is wrong with it
     */
    protected final void unusable(String why) {
        unusable.report(count -> LOG.warn("{} dropped {} unusable frames; the last one was {}", name, count, why));
    }

    /** Adds the unusable frames to the counts. */
    final StreamStatistics all(StreamStatistics usable) {
        long others = unusable.count();
        return new StreamStatistics(usable.received() + others, usable.delivered(), usable.dropped() + others, usable.queued());
    }

    /**
     * Releases a frame that has no consumer. Called on any thread.
     *
     * @param frame the frame
     */
    protected abstract void discard(F frame);

    private void drop(F frame) {
        discard(frame);
        reuse.giveBack(frame);
    }

    /**
     * Takes a frame that nobody reads any more, to be overwritten. Called on a native thread.
     *
     * @return the frame; null if there is none, or the stream does not use frames again
     */
    @Nullable
    protected final F freeFrame() {
        return reuse.take();
    }

    /**
     * Called on the consumer's thread when the consumer takes a frame, which it owns from then on.
     *
     * @param frame the frame; null if none was taken
     */
    protected void taken(F frame) {}

    /** Delivers a frame to the consumer. */
    final void deliver(F frame) {
        frames.offer(frame);
        ExecutorListener<F> tasks = drain;
        if (tasks != null) {
            tasks.schedule();
        }
    }

    @Override
    @Nullable
    public final F take() throws InterruptedException {
        reuse.next();
        F frame = frames.take();
        reuse.taken(frame);
        taken(frame);
        return frame;
    }

    @Override
    @Nullable
    public final F poll(Duration timeout) throws InterruptedException {
        reuse.next();
        F frame = frames.poll(timeout);
        reuse.taken(frame);
        taken(frame);
        return frame;
    }

    @Override
    public final Iterator<F> iterator() {
        FrameIterator<F> iterator = new FrameIterator<>(this);
        synchronized (iterators) {
            iterators.add(iterator);
        }
        return iterator;
    }

    /**
     * Releases the frames that iterators have taken but not returned. Waits a moment, so that an iterator that is about to return
     * its frame has done so.
     */
    final void giveUpIterators() {
        List<FrameIterator<F>> all;
        synchronized (iterators) {
            all = List.copyOf(iterators);
        }
        if (!all.isEmpty()) {
            CallbackThreads.start(name + " end", this, () -> {
                Polling.await(() -> false, System.nanoTime() + ITERATORS_NANOS);
                all.stream().map(FrameIterator::giveUp).filter(Objects::nonNull).forEach(this::discard);
            });
        }
    }

    abstract StreamInfo info();

    /** Runs an internal task, which must be short, when the stream has ended. */
    abstract void whenOver(Runnable task);

    /** Adds an object that the stream checks regularly. */
    abstract void watch(Watched watched);

    @Override
    public final void listen(Consumer<? super F> listener) {
        Objects.requireNonNull(listener, "listener is null");
        claim(listener);
        CallbackThreads.start(name, listener, new ThreadedListener<>(frames, reuse, guarded(listener)));
    }

    @Override
    public final void listen(Consumer<? super F> listener, Executor executor) {
        Objects.requireNonNull(listener, "listener is null");
        Objects.requireNonNull(executor, "executor is null");
        claim(listener);
        ExecutorListener<F> tasks = new ExecutorListener<>(name, frames, reuse, guarded(listener), executor,
                executor instanceof FrameEventLoop);
        watch(tasks);
        drain = tasks;
        tasks.schedule(); // for what waits already
    }

    private StreamListener<F> guarded(Consumer<? super F> listener) {
        return new StreamListener<>(name, info(), listener);
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
                var subscription = new FrameSubscription<>(this, frames, reuse, subscriber, this::whenOver, this::drop);
                CallbackThreads.start(name, subscriber, subscription);
            } else {
                FrameSubscription.refuse(subscriber,
                        new IllegalStateException("stream " + name + " has a listener or a subscriber already"));
            }
        };
    }
}
