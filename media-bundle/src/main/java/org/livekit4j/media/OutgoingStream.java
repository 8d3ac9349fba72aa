package org.livekit4j.media;

import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.livekit4j.media.internal.FrameObservers;
import org.livekit4j.media.internal.ProcessedStream;
import org.livekit4j.media.internal.ProcessorPipeline;
import org.livekit4j.media.internal.Processors;
import org.livekit4j.media.internal.StreamProcessors;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * Frames on their way out, through the processors of a medium. Until a first processor matches, the thread that sends a frame
 * brings it to the target; from then on a virtual thread does, so that a processor that hangs delays one frame by its timeout
 * only. One thread at a time sends; everything else is safe for use by several threads.
 *
 * @param <F> the type of the frames, which live on the heap
 */
public final class OutgoingStream<F> implements AutoCloseable {
    /** Frames that may wait for processors: more would be delay, fewer would make the sender wait for each. */
    private static final int CAPACITY = 4;

    private final String name;
    private final StreamInfo info;
    private final UnaryOperator<F> copy;
    private final Target<F> target;
    private final StreamProcessors<F, ?> attached;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile ProcessorPipeline<F> pipeline;
    private long sent;
    private long arrived;
    private long dropped;
    private RuntimeException failure;
    private boolean closed;

    /**
     * Where the frames go.
     *
     * @param <F> the type of the frames
     */
    @FunctionalInterface
    public interface Target<F> {

        /**
         * Takes a frame, and waits for room if necessary.
         *
         * @param frame the frame
         * @throws InterruptedException if the thread is interrupted
         */
        void accept(F frame) throws InterruptedException;
    }

    /**
     * Creates a stream.
     *
     * @param name the name, for people
     * @param info the description by which processors are matched
     * @param medium the medium, which has the processors
     * @param copy copies a frame, because its sender may change it as soon as it is sent
     * @param target where the frames go
     */
    public OutgoingStream(String name, StreamInfo info, Medium<F, ?, ?, ?> medium, UnaryOperator<F> copy, Target<F> target) {
        this.name = Objects.requireNonNull(name, "name is null");
        this.info = Objects.requireNonNull(info, "info is null");
        this.copy = copy;
        FrameObservers observers = medium.observers();
        this.target = frame -> {
            observers.see(frame, info);
            target.accept(frame);
        };
        Processors<F, ?> processors = medium.processors();
        attached = processors.attach(new Port());
    }

    /** {@return whether a processor has matched, so that frames wait here before they reach the target} */
    public boolean isProcessed() {
        return pipeline != null;
    }

    /**
     * Sends a frame, and waits while too many frames wait for processors.
     *
     * @param frame the frame
     * @throws InterruptedException if the thread is interrupted
     * @throws RuntimeException if the target has thrown it, for this frame or an earlier one
     */
    public void send(F frame) throws InterruptedException {
        ProcessorPipeline<F> through = pipeline;
        if (through == null) {
            target.accept(frame);
            change(() -> {
                sent++;
                arrived++;
            });
        } else if (begin(true)) {
            through.offer(copy.apply(frame));
        }
    }

    /**
     * Sends a frame if it can be done at once. Only for a {@linkplain #isProcessed processed} stream.
     *
     * @param frame the frame
     * @return false if too many frames wait for processors
     * @throws RuntimeException if the target has thrown it, for an earlier frame
     */
    public boolean trySend(F frame) {
        try {
            if (!begin(false)) {
                return false;
            }
        } catch (InterruptedException e) {
            throw new AssertionError("it does not wait", e);
        }
        pipeline.offer(copy.apply(frame));
        return true;
    }

    private boolean begin(boolean waits) throws InterruptedException {
        lock.lock();
        try {
            while (waits && failure == null && !closed && waiting() >= CAPACITY) {
                changed.await();
            }
            if (failure != null) {
                throw failure;
            }
            if (closed || waiting() >= CAPACITY) {
                return false;
            }
            sent++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** {@return how many frames wait for processors, or are with one} */
    public long waiting() {
        lock.lock();
        try {
            return sent - arrived - dropped;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until no frame waits for processors.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitEmpty() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && waiting() > 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Drops the frames that wait for processors. */
    public void clear() {
        ProcessorPipeline<F> through = pipeline;
        if (through != null) {
            through.discard();
        }
    }

    /** Drops the frames that wait, and passes no frame on any more. Idempotent. */
    @Override
    public void close() {
        change(() -> closed = true);
        ProcessorPipeline<F> through = pipeline;
        if (through != null) {
            through.discard();
            through.end();
        }
        attached.release();
    }

    /** The stream as its processors see it. */
    private final class Port implements ProcessedStream<F> {

        @Override
        public String name() {
            return name;
        }

        @Override
        public StreamInfo info() {
            return info;
        }

        @Override
        public String consumer() {
            return "";
        }

        @Override
        public boolean keepsLatest() {
            return false;
        }

        /** Without those that were dropped, because their sender wanted it. */
        @Override
        public StreamStatistics statistics() {
            lock.lock();
            try {
                return new StreamStatistics(sent - dropped, arrived, 0, waiting());
            } finally {
                lock.unlock();
            }
        }

        @Override
        public Mailbox<F> newMailbox() {
            return Mailboxes.create(CAPACITY, Overflow.DROP_OLDEST, this::discard);
        }

        @Override
        public boolean divert(ProcessorPipeline<F> chain) {
            lock.lock();
            try {
                if (!closed) {
                    pipeline = chain;
                }
                return !closed;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void deliver(F frame) {
            try {
                target.accept(frame);
                change(() -> arrived++);
            } catch (InterruptedException e) {
                discard(frame);
            } catch (RuntimeException e) {
                change(() -> failure = e);
                discard(frame);
            }
        }

        @Override
        public void discard(F frame) {
            change(() -> dropped++);
        }

        @Override
        public void drained() {
            // The target is its owner's.
        }
    }
}
