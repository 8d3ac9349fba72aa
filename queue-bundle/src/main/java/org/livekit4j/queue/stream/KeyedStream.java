package org.livekit4j.queue.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.Mailbox;
import org.livekit4j.queue.Overflow;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistration;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.queue.internal.Complaints;
import org.livekit4j.queue.internal.UserThreads;
import org.livekit4j.track.MediaStream;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The frames of one native stream: a direct subscriber for the stream's own key, and the mailbox that its consumer takes from. A
 * consumer that waits in {@link #take} is woken by the native thread itself; only {@link #listen} and {@link #publisher} start a
 * thread, a virtual one.
 */
public abstract class KeyedStream<F> implements MediaStream<F> {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedStream.class);
    private static final int OPENED = 1;
    private static final int ENDED = 2;
    private static final VarHandle END;

    static {
        try {
            END = MethodHandles.lookup().findVarHandle(KeyedStream.class, "end", StreamEnd.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String name;
    private final String type;
    private final Complaints growth = new Complaints();
    private final Mailbox<F> frames;
    private volatile EarlyEvents early = new EarlyEvents();
    private final AtomicBoolean pushed = new AtomicBoolean();
    private final CompletableFuture<StreamEnd> ended = new CompletableFuture<>();
    /** {@link #OPENED} and {@link #ENDED}: whoever brings the second one cleans up, so that an end while opening is safe. */
    private final AtomicInteger progress = new AtomicInteger();
    private SubscriberRegistration registration;
    private volatile FrameDrain<F> drain;
    private volatile long key;
    private volatile boolean nativelyOver;
    private volatile StreamEnd end;

    /**
     * @param name in statistics and the log
     * @param type of event by its protocol name, such as {@code audio_stream_event}
     * @param capacity frames that may wait: 0 for any number, 1 for the latest only; of more, the oldest goes
     */
    @SuppressWarnings("this-escape") // the mailbox drops nothing before the stream is opened
    protected KeyedStream(String name, String type, int capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity is " + capacity + "; it has to be at least 1, or 0 for no limit");
        }
        this.name = Objects.requireNonNull(name, "name is null");
        this.type = Objects.requireNonNull(type, "type is null");
        frames = switch (capacity) {
            case 0 -> Mailbox.create(QueueConstants.DEFAULT_CAPACITY, Overflow.UNBOUNDED, this::discard, this::grown);
            case 1 -> Mailbox.create(1, Overflow.KEEP_LATEST, this::discard);
            default -> Mailbox.create(capacity, Overflow.DROP_OLDEST, this::discard);
        };
    }

    private void grown(long depth) {
        growth.report(count -> LOG.warn("{} frames wait in stream {}, which is to lose none", depth, name));
    }

    /**
     * The frame of this event, or null if it holds none. On a native thread; for events that came before the stream's key was
     * known, on the thread that opens the stream.
     */
    protected abstract F decode(NativeEvent event);

    /** Whether this event, which holds no frame, is the stream's last one. On the same thread as {@link #decode}, after it. */
    protected abstract boolean endsStream(NativeEvent event);

    /** What it means that the native stream has ended by itself. On a thread that may wait for who knows. */
    protected StreamEnd nativeEnd() {
        return StreamEnd.END_OF_TRACK;
    }

    /** Releases a frame that nobody will get. On any thread. */
    protected abstract void discard(F frame);

    /** Releases the native stream. Called once if the stream was opened, on a thread that may block. */
    protected abstract void closeNative();

    /**
     * Opens the stream. Its first events can come before its key is known: the last {@value EarlyEvents#MOST} events of the type
     * that come meanwhile are held, and of those the stream's own are delivered first.
     *
     * @param openNative makes the native stream and returns its key. If it throws, so does this, and the stream is closed
     */
    protected final void open(SubscriberRegistry registry, LongSupplier openNative) {
        try {
            registration = registry.register(this::receive, properties());
            key = openNative.getAsLong();
        } catch (RuntimeException | Error e) {
            abandon();
            throw e;
        }
        try {
            registration.update(narrowedProperties());
            early.replay(this::handle);
            early = null;
        } catch (RuntimeException | Error e) {
            early.release();
            end(StreamEnd.SERVICE_STOPPED);
            throw e;
        } finally {
            reach(OPENED);
        }
    }

    private Map<String, ?> properties() {
        return Map.of(QueueConstants.NAME, name, QueueConstants.EVENT_TYPES, type, QueueConstants.DELIVERY, "direct");
    }

    private Map<String, ?> narrowedProperties() {
        return Map.of(QueueConstants.NAME, name, QueueConstants.EVENT_TYPES, type, QueueConstants.DELIVERY, "direct",
                QueueConstants.EVENT_KEYS, key);
    }

    private void abandon() {
        if (registration != null) {
            registration.close();
        }
        early.release();
        END.compareAndSet(this, (StreamEnd) null, StreamEnd.CLOSED);
        frames.close();
        ended.complete(end);
    }

    private void receive(NativeEvent event) {
        EarlyEvents holding = early;
        if (holding == null || !holding.hold(event)) {
            handle(event);
        }
    }

    private void handle(NativeEvent event) {
        if (event.key() != key || nativelyOver || end != null) {
            return;
        }
        F frame = decode(event);
        if (frame != null) {
            frames.offer(frame);
            FrameDrain<F> tasks = drain;
            if (tasks != null) {
                tasks.schedule();
            }
        } else if (endsStream(event)) {
            nativelyOver = true;
            UserThreads.start(name + " end", this, () -> end(nativeEnd())); // the native thread must not wait
        }
    }

    /**
     * Ends the stream. Frames that wait can still be taken, unless it was {@linkplain StreamEnd#CLOSED closed}. The first end
     * counts. Releases the native stream before it returns, or leaves that to {@link #open} if that is under way.
     */
    public final void end(StreamEnd reason) {
        boolean first = stop(reason);
        if (reason == StreamEnd.CLOSED) {
            frames.discard(); // also of a stream that had ended before: they may hold native memory
        }
        if (first) {
            reach(ENDED);
        }
    }

    private boolean stop(StreamEnd reason) {
        boolean first = END.compareAndSet(this, (StreamEnd) null, Objects.requireNonNull(reason, "reason is null"));
        if (first) {
            frames.close();
        }
        return first;
    }

    private void reach(int step) {
        if (progress.accumulateAndGet(step, (a, b) -> a | b) != (OPENED | ENDED)) {
            return;
        }
        try {
            registration.close();
        } finally {
            try {
                closeNative();
            } finally {
                ended.complete(end);
            }
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
        claim();
        UserThreads.start(name, listener, new FrameListening<>(name, frames, listener));
    }

    @Override
    public final void listen(Consumer<? super F> listener, Executor executor) {
        Objects.requireNonNull(listener, "listener is null");
        Objects.requireNonNull(executor, "executor is null");
        claim();
        drain = new FrameDrain<>(name, frames, listener, executor);
        drain.schedule(); // for what waits already
    }

    private void claim() {
        if (!pushed.compareAndSet(false, true)) {
            throw new IllegalStateException("stream " + name + " has a listener or a subscriber already");
        }
    }

    @Override
    public final Flow.Publisher<F> publisher() {
        return subscriber -> {
            Objects.requireNonNull(subscriber, "subscriber is null");
            if (pushed.compareAndSet(false, true)) {
                var subscription = new FrameSubscription<>(this, frames, subscriber);
                UserThreads.start(name, subscriber, subscription);
            } else {
                FrameSubscription.refuse(subscriber,
                        new IllegalStateException("stream " + name + " has a listener or a subscriber already"));
            }
        };
    }

    @Override
    public final Optional<StreamEnd> end() {
        return Optional.ofNullable(end);
    }

    @Override
    public final CompletionStage<StreamEnd> ended() {
        return ended.minimalCompletionStage();
    }

    @Override
    public final StreamStatistics statistics() {
        return new StreamStatistics(frames.offered(), frames.taken(), frames.dropped(), frames.depth());
    }

    @Override
    public final void close() {
        end(StreamEnd.CLOSED);
    }
}
