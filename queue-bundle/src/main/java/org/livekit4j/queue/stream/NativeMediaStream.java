package org.livekit4j.queue.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.Count;
import org.livekit4j.ffi.NativeEvent;
import org.livekit4j.queue.FfiEventSubscriber;
import org.livekit4j.queue.QueueConstants;
import org.livekit4j.queue.SubscriberRegistration;
import org.livekit4j.queue.SubscriberRegistry;
import org.livekit4j.queue.internal.CallbackThreads;
import org.livekit4j.queue.plugin.ProcessorPipeline;
import org.livekit4j.queue.plugin.Processors;
import org.livekit4j.queue.plugin.StreamProcessors;
import org.livekit4j.queue.plugin.Watched;
import org.livekit4j.track.LiveKitException;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * The frames of one native stream: a direct subscriber for the stream's own key, and the mailbox that its consumer takes from. A
 * consumer that waits in {@link #take} is woken by the native thread itself; only {@link #listen} and {@link #publisher} start a
 * thread, a virtual one. From the first processor on frames take the way through a {@link ProcessorPipeline}, to the end of the stream.
 */
public abstract class NativeMediaStream<F> extends ConsumedStream<F> {
    private static final int OPENED = 1;
    private static final int ENDED = 2;
    private static final VarHandle CHAIN;

    static {
        try {
            CHAIN = MethodHandles.lookup().findVarHandle(NativeMediaStream.class, "chain", ProcessorPipeline.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final String type;
    private final StreamInfo info;
    private final Processors<F, ?> processors;
    private volatile PreOpenBuffer early = new PreOpenBuffer();
    /** Never handed out, so that nothing hangs on it that takes time. */
    private final CompletableFuture<StreamEnd> ended = new CompletableFuture<>();
    /** {@link #OPENED} and {@link #ENDED}: the second one triggers the cleanup, so that an end while opening is safe. */
    private final AtomicInteger progress = new AtomicInteger();
    /** The native stream is released, and the consumer has been given all: whichever comes second makes it known. */
    private final AtomicInteger left = new AtomicInteger(2);
    private final AtomicBoolean finished = new AtomicBoolean();
    /** Held to change the way of the frames, never during a call. */
    private final ReentrantLock way = new ReentrantLock();
    private SubscriberRegistration registration;
    private StreamProcessors<F, ?> ours;
    /** Read without order by the native thread: what it still sends past a new chain is before what goes through it. */
    private ProcessorPipeline<F> chain;
    /** Frames for which there was no memory. */
    private final Count unkept = new Count();
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
    protected NativeMediaStream(String name, String type, int capacity, StreamInfo info, Processors<F, ?> processors) {
        super(name, capacity);
        this.type = Objects.requireNonNull(type, "type is null");
        this.info = Objects.requireNonNull(info, "info is null");
        this.processors = Objects.requireNonNull(processors, "processors is null");
    }

    /**
     * The frame of this event, or null if it holds none. On a native thread; for events that came before the stream's key was
     * known, on the thread that opens the stream.
     */
    @Nullable
    protected abstract F decode(NativeEvent event);

    /** Whether this event, which holds no frame, is the stream's last one. On the same thread as {@link #decode}, after it. */
    protected abstract boolean endsStream(NativeEvent event);

    /** What it means that the native stream has ended by itself. On a thread that may wait for who knows. */
    protected StreamEnd nativeEnd() {
        return StreamEnd.END_OF_TRACK;
    }

    /** Whether frames are memory of the native library, which must be given back before that is shut down. */
    protected boolean framesAreNative() {
        return false;
    }

    /** Releases the native stream, if it was opened. Called once, on a thread that may block. */
    protected abstract void closeNative();

    /** What the stream carries. */
    public final StreamInfo info() {
        return info;
    }

    /**
     * Opens the stream. Its first events can come before its key is known: the last {@value PreOpenBuffer#MOST} events of the type
     * that come meanwhile are held, and of those the stream's own are delivered first.
     *
     * @param openNative makes the native stream and returns its key. If it throws, so does this, and the stream is closed
     */
    protected final void open(SubscriberRegistry registry, LongSupplier openNative) {
        try {
            ours = processors.attach(new StreamPort<>(this));
            registration = registry.register(new Receiver(), properties());
            key = openNative.getAsLong();
        } catch (Throwable e) {
            abandon();
            throw e;
        }
        try {
            registration.update(narrowedProperties());
            early.replay(this::handle);
            if (early.hasMissed()) {
                throw new LiveKitException("there was no memory for events of " + name + " while it was opened; open it again");
            }
            early = null;
        } catch (Throwable e) {
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
        try {
            closeNative();
        } finally {
            tellEnd();
        }
    }

    private final class Receiver implements FfiEventSubscriber {

        @Override
        public void onEvent(NativeEvent event) {
            PreOpenBuffer holding = early;
            if (holding == null || !holding.hold(event)) {
                handle(event);
            }
        }

        /** No frame: then it was the stream's end. */
        @Override
        public void lost(long events) {
            PreOpenBuffer holding = early;
            if (holding != null) {
                holding.miss();
            } else {
                nativelyOver = true;
                endNatively();
            }
        }
    }

    private void endNatively() {
        StreamEnd why = StreamEnd.END_OF_TRACK;
        try {
            why = nativeEnd();
        } finally {
            end(why);
        }
    }

    private void handle(NativeEvent event) {
        if (event.key() != key || nativelyOver || stopped != null) {
            return;
        }
        F frame;
        try {
            frame = decode(event);
        } catch (OutOfMemoryError e) {
            if (!event.isFrame()) {
                throw e;
            }
            unkept.increment();
            return;
        }
        if (frame != null) {
            @SuppressWarnings("unchecked") // the field's own type
            ProcessorPipeline<F> through = (ProcessorPipeline<F>) CHAIN.getOpaque(this);
            if (through == null) {
                deliver(frame);
            } else {
                through.offer(frame);
            }
        } else if (endsStream(event)) {
            nativelyOver = true;
            CallbackThreads.start(name, this, this::endNatively); // the native thread must not wait
        }
    }

    /** Lets frames go to this chain from now on, unless the stream has ended. */
    final boolean divert(ProcessorPipeline<F> through) {
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
        boolean unwanted = reason == StreamEnd.CLOSED || reason == StreamEnd.NATIVE_STOPPED && framesAreNative();
        try {
            if (first) {
                endWay();
            }
            if (unwanted) { // also of a stream that had ended before: what waits may hold native memory
                discardAll();
            }
        } finally {
            if (first) {
                reach(ENDED);
            }
        }
        if (unwanted && reason != StreamEnd.CLOSED) {
            giveUpIterators();
        }
    }

    private boolean stop(StreamEnd reason) {
        way.lock();
        try {
            if (stopped != null) {
                return false;
            }
            stopped = Objects.requireNonNull(reason, "reason is null");
            return true;
        } finally {
            way.unlock();
        }
    }

    private void endWay() {
        ProcessorPipeline<F> through = chain();
        if (through == null) {
            finish();
        } else {
            through.end();
        }
    }

    private void discardAll() {
        try {
            finish();
        } finally {
            frames.discard();
            ProcessorPipeline<F> through = chain();
            if (through != null) {
                through.discard();
            }
        }
    }

    private ProcessorPipeline<F> chain() {
        way.lock();
        try {
            return chain;
        } finally {
            way.unlock();
        }
    }

    /** The consumer gets nothing more than what waits for it. */
    final void finish() {
        end = stopped; // a second caller finds it, too
        if (!finished.compareAndSet(false, true)) {
            return;
        }
        frames.close();
        try {
            if (ours != null) {
                ours.release();
            }
        } finally {
            tellEnd();
        }
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

    /** Runs a task of ours, which must not take time, when the stream has ended. */
    @Override
    final void whenOver(Runnable task) {
        ended.thenRun(task);
    }

    @Override
    final void watch(Watched watched) {
        processors.watch(watched);
    }

    @Override
    public final Optional<StreamEnd> end() {
        return Optional.ofNullable(end);
    }

    @Override
    public final CompletableFuture<StreamEnd> ended() {
        return Completion.handOut(ended);
    }

    @Override
    public final StreamStatistics statistics() {
        ProcessorPipeline<F> through = chain();
        return all(through == null
                ? new StreamStatistics(frames.offered() + unkept.sum(), frames.taken(), frames.dropped() + unkept.sum(),
                        frames.depth())
                : through.statistics(frames, unkept.sum()));
    }

    @Override
    public final void close() {
        end(StreamEnd.CLOSED);
    }
}
