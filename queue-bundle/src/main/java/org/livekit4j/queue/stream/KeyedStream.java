package org.livekit4j.queue.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistration;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.queue.internal.UserThreads;
import org.livekit4j.queue.plugin.Chain;
import org.livekit4j.queue.plugin.Processors;
import org.livekit4j.queue.plugin.StreamProcessors;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * The frames of one native stream: a direct subscriber for the stream's own key, and the mailbox that its consumer takes from. A
 * consumer that waits in {@link #take} is woken by the native thread itself; only {@link #listen} and {@link #publisher} start a
 * thread, a virtual one. From the first processor on frames take the way through a {@link Chain}, to the end of the stream.
 */
public abstract class KeyedStream<F> extends ConsumedStream<F> {
    private static final int OPENED = 1;
    private static final int ENDED = 2;
    private static final VarHandle CHAIN;

    static {
        try {
            CHAIN = MethodHandles.lookup().findVarHandle(KeyedStream.class, "chain", Chain.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String type;
    private final StreamInfo info;
    private final Processors<F, ?> processors;
    private volatile EarlyEvents early = new EarlyEvents();
    private final CompletableFuture<StreamEnd> ended = new CompletableFuture<>();
    /** {@link #OPENED} and {@link #ENDED}: whoever brings the second one cleans up, so that an end while opening is safe. */
    private final AtomicInteger progress = new AtomicInteger();
    /** The native stream is released, and the consumer has been given all: whichever comes second makes it known. */
    private final AtomicInteger left = new AtomicInteger(2);
    private final AtomicBoolean finished = new AtomicBoolean();
    /** Held to change the way of the frames, never during a call. */
    private final ReentrantLock way = new ReentrantLock();
    private SubscriberRegistration registration;
    private StreamProcessors<F, ?> ours;
    /** Read without order by the native thread: what it still sends past a new chain is before what goes through it. */
    private Chain<F> chain;
    private volatile long key;
    private volatile boolean nativelyOver;
    /** Why nothing more comes in. */
    private volatile StreamEnd stopped;
    /** The same, once the consumer has been given all. */
    private volatile StreamEnd end;

    /**
     * @param name in statistics and the log
     * @param type of event by its protocol name, such as {@code audio_stream_event}
     * @param capacity frames that may wait: 0 for any number, 1 for the latest only; of more, the oldest goes
     * @param info what the stream carries, which decides on its processors
     * @param processors those of its medium
     */
    protected KeyedStream(String name, String type, int capacity, StreamInfo info, Processors<F, ?> processors) {
        super(name, capacity);
        this.type = Objects.requireNonNull(type, "type is null");
        this.info = Objects.requireNonNull(info, "info is null");
        this.processors = Objects.requireNonNull(processors, "processors is null");
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

    /** Releases the native stream. Called once if the stream was opened, on a thread that may block. */
    protected abstract void closeNative();

    /** What the stream carries. */
    public final StreamInfo info() {
        return info;
    }

    /**
     * Opens the stream. Its first events can come before its key is known: the last {@value EarlyEvents#MOST} events of the type
     * that come meanwhile are held, and of those the stream's own are delivered first.
     *
     * @param openNative makes the native stream and returns its key. If it throws, so does this, and the stream is closed
     */
    protected final void open(SubscriberRegistry registry, LongSupplier openNative) {
        try {
            ours = processors.attach(new StreamWay<>(this));
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
        end(StreamEnd.CLOSED);
        tellEnd(); // there is no native stream to release
    }

    private void receive(NativeEvent event) {
        EarlyEvents holding = early;
        if (holding == null || !holding.hold(event)) {
            handle(event);
        }
    }

    private void handle(NativeEvent event) {
        if (event.key() != key || nativelyOver || stopped != null) {
            return;
        }
        F frame = decode(event);
        if (frame != null) {
            @SuppressWarnings("unchecked") // the field's own type
            Chain<F> through = (Chain<F>) CHAIN.getOpaque(this);
            if (through == null) {
                deliver(frame);
            } else {
                through.offer(frame);
            }
        } else if (endsStream(event)) {
            nativelyOver = true;
            UserThreads.start(name + " end", this, () -> end(nativeEnd())); // the native thread must not wait
        }
    }

    /** Lets frames go to this chain from now on, unless the stream has ended. */
    final boolean divert(Chain<F> through) {
        way.lock();
        try {
            if (stopped == null) {
                CHAIN.setVolatile(this, through);
            }
            return stopped == null;
        } finally {
            way.unlock();
        }
    }

    /**
     * Ends the stream. Frames that wait can still be taken, unless it was {@linkplain StreamEnd#CLOSED closed}. The first end
     * counts. Releases the native stream before it returns, or leaves that to {@link #open} if that is under way. The consumer learns
     * of the end when it has been given what the processors had still to do.
     */
    public final void end(StreamEnd reason) {
        boolean first = stop(reason);
        if (reason == StreamEnd.CLOSED) { // also a stream that had ended before: what waits may hold native memory
            finish();
            frames.discard();
            if (chain() != null) {
                chain().discard();
            }
        }
        if (first) {
            reach(ENDED);
        }
    }

    private boolean stop(StreamEnd reason) {
        way.lock();
        try {
            if (stopped != null) {
                return false;
            }
            stopped = Objects.requireNonNull(reason, "reason is null");
        } finally {
            way.unlock();
        }
        if (chain() == null) {
            finish();
        } else {
            chain().end();
        }
        return true;
    }

    private Chain<F> chain() {
        way.lock();
        try {
            return chain;
        } finally {
            way.unlock();
        }
    }

    /** The consumer gets nothing more than what waits for it. */
    final void finish() {
        end = stopped; // whoever comes second finds it, too
        if (!finished.compareAndSet(false, true)) {
            return;
        }
        frames.close();
        if (ours != null) {
            ours.release();
        }
        tellEnd();
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
                tellEnd();
            }
        }
    }

    private void tellEnd() {
        if (left.decrementAndGet() == 0) {
            ended.complete(end);
        }
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
        Chain<F> through = chain();
        return all(through == null
                ? new StreamStatistics(frames.offered(), frames.taken(), frames.dropped(), frames.depth())
                : through.statistics(frames));
    }

    @Override
    public final void close() {
        end(StreamEnd.CLOSED);
    }
}
