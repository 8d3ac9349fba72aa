package org.livekit4j.media;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.Count;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.media.internal.FrameObservers;
import org.livekit4j.media.internal.ProcessedStream;
import org.livekit4j.media.internal.ProcessorPipeline;
import org.livekit4j.media.internal.Processors;
import org.livekit4j.media.internal.StreamLifecycle;
import org.livekit4j.media.internal.StreamProcessors;
import org.livekit4j.media.internal.Watched;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.track.StreamEnd;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.track.StreamStatistics;

/**
 * The middle of a stream. Frames go straight to the consumer until a first processor is added; from then on they pass through a
 * pipeline until the stream ends. Safe for use by several threads.
 *
 * @param <F> the type of the frames
 */
public abstract class PipelinedStream<F> extends ConsumedStream<F> {
    private static final VarHandle PIPELINE = VarHandles.field(MethodHandles.lookup(), "pipeline", ProcessorPipeline.class);

    final StreamLifecycle life = new StreamLifecycle();
    private final StreamInfo info;
    private final Processors<F, ?> processors;
    private final FrameObservers observers;
    /** Held to change the way of the frames and to stop the stream, never during a call. */
    private final ReentrantLock lock = new ReentrantLock();
    /** Frames for which there was no memory. */
    private final Count unkept = new Count();
    private StreamProcessors<F, ?> attached;
    /** Read by the native thread: what it still sends past a new pipeline is before what goes through it. */
    private ProcessorPipeline<F> pipeline;

    PipelinedStream(String name, int capacity, boolean reusesFrames, StreamInfo info, Medium<F, ?, ?, ?> medium) {
        super(name, capacity, reusesFrames);
        this.info = Objects.requireNonNull(info, "info is null");
        this.processors = medium.processors();
        this.observers = medium.observers();
    }

    /** {@return whether frames are native memory, which must be released before the native library shuts down} */
    protected boolean framesAreNative() {
        return false;
    }

    /**
     * Ends the subscription and releases the native stream. Called when the stream has both opened and ended, and again if that failed for want
     * of memory.
     */
    abstract void releaseNative();

    /** {@return the description of the stream} */
    @Override
    public final StreamInfo info() {
        return info;
    }

    final void attach() {
        attached = processors.attach(new Port());
    }

    /** Passes a frame on. Called on a native thread. */
    final void forward(F frame) {
        @SuppressWarnings("unchecked") // the field's own type
        ProcessorPipeline<F> through = (ProcessorPipeline<F>) PIPELINE.getAcquire(this);
        if (through == null) {
            handOver(frame);
        } else {
            through.offer(frame);
        }
    }

    private void handOver(F frame) {
        observers.see(frame, info);
        deliver(frame);
    }

    /** Counts a frame that was lost because memory was full. */
    final void notKept() {
        unkept.increment();
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
            return PipelinedStream.this.consumer();
        }

        @Override
        public boolean keepsLatest() {
            return PipelinedStream.this.keepsLatest();
        }

        @Override
        public StreamStatistics statistics() {
            return PipelinedStream.this.statistics();
        }

        @Override
        public Mailbox<F> newMailbox() {
            return PipelinedStream.this.newMailbox();
        }

        @Override
        public boolean divert(ProcessorPipeline<F> through) {
            lock.lock();
            try {
                if (life.isStopped()) {
                    return false;
                }
                reuse.close(); // a processor may return a frame that it has returned before
                PIPELINE.setVolatile(PipelinedStream.this, through);
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void deliver(F frame) {
            handOver(frame);
        }

        @Override
        public void discard(F frame) {
            PipelinedStream.this.discard(frame);
        }

        @Override
        public void drained() {
            finish();
        }
    }

    /**
     * Ends the stream. Waiting frames can still be taken, unless the reason is {@link StreamEnd#CLOSED}. The first reason counts.
     * The native stream is released before this method returns, or by the thread that is opening the stream. The consumer learns
     * of the end after it has received the frames that processors are still working on.
     *
     * <p>If this fails because memory is full, another call completes the remaining steps.
     *
     * @param reason the reason
     */
    public final void end(StreamEnd reason) {
        stop(reason);
        boolean unwanted = reason == StreamEnd.CLOSED || reason == StreamEnd.NATIVE_STOPPED && framesAreNative();
        try {
            endPipeline();
            if (unwanted) { // also of a stream that had ended before: what waits may hold native memory
                discardAll();
            }
        } finally {
            life.ended();
            life.release(this::releaseNative);
        }
        if (unwanted && reason != StreamEnd.CLOSED) {
            giveUpIterators();
        }
    }

    private void stop(StreamEnd reason) {
        lock.lock();
        try {
            life.stop(reason);
        } finally {
            lock.unlock();
        }
    }

    private void endPipeline() {
        ProcessorPipeline<F> through = pipeline();
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
            ProcessorPipeline<F> through = pipeline();
            if (through != null) {
                through.discard();
            }
        }
    }

    private ProcessorPipeline<F> pipeline() {
        lock.lock();
        try {
            return pipeline;
        } finally {
            lock.unlock();
        }
    }

    /** The consumer gets nothing more than what waits for it. */
    private void finish() {
        life.finish();
        frames.close();
        reuse.close();
        life.cleanUp(() -> {
            try {
                if (attached != null) {
                    attached.release();
                }
            } finally {
                life.cleanedUp();
            }
        });
    }

    /** Runs a task of ours, which must not take time, when the stream has ended. */
    @Override
    final void whenOver(Runnable task) {
        life.whenEnded().thenRun(task);
    }

    @Override
    final void watch(Watched watched) {
        processors.watch(watched);
    }

    @Override
    public final Optional<StreamEnd> end() {
        return Optional.ofNullable(life.end());
    }

    @Override
    public final CompletableFuture<StreamEnd> ended() {
        return Completion.handOut(life.whenEnded());
    }

    @Override
    public final StreamStatistics statistics() {
        ProcessorPipeline<F> through = pipeline();
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
