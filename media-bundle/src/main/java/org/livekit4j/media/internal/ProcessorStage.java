package org.livekit4j.media.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.management.FlightCall;
import org.livekit4j.ffi.management.FlightEvents;
import org.livekit4j.track.StreamInfo;

/**
 * One processor on one stream. One thread at a time is inside; if that thread was abandoned, the processor is skipped until the
 * thread has returned.
 */
final class ProcessorStage<F, P> {
    private static final String KIND = "processor";

    private final HostedProcessor<F, P> processor;
    private final ProcessorPipeline<F> chain;
    private final StreamInfo stream;
    private volatile PipelineWorker<F> inside;
    private volatile boolean closed;
    private volatile boolean abandoned;
    private final AtomicBoolean givenBack = new AtomicBoolean();
    private volatile P instance;

    ProcessorStage(HostedProcessor<F, P> processor, ProcessorPipeline<F> chain, StreamInfo stream) {
        this.processor = processor;
        this.chain = chain;
        this.stream = stream;
    }

    HostedProcessor<F, P> processor() {
        return processor;
    }

    /**
     * Begins a call. Only for the worker that owns the stream.
     *
     * @return false if the processor must be skipped; otherwise {@link #leave} follows
     */
    boolean enter(PipelineWorker<F> carrier) {
        if (inside != null || instance == null && !processor.supply().isDue()) {
            return false;
        }
        inside = carrier;
        if (closed) { // read after inside is written; closing uses the reverse order
            leave();
            return false;
        }
        return true;
    }

    void leave() {
        inside = null;
        if (abandoned) {
            giveBack();
        }
    }

    /** Calls the processor; what it throws is thrown. The result is the frame itself if there is no instance to be had. */
    F call(F frame) {
        Thread thread = Thread.currentThread();
        ClassLoader ours = thread.getContextClassLoader();
        try {
            P target = instance;
            if (target == null) {
                target = processor.supply().get();
                if (target == null) {
                    return frame;
                }
                instance = target;
            }
            processor.tally().frame();
            return processor.call().call(target, frame, stream);
        } finally {
            thread.setContextClassLoader(ours); // so that the receiver of the frame does not see one that the processor has set
        }
    }

    /** A call has returned whose duration is recorded. */
    void record(FlightCall call) {
        call.end(KIND, processor.name(), processor.identity().bundle(), stream);
    }

    /** A call was left behind. */
    void late(long nanos, Thread thread) {
        FlightEvents.callLate(KIND, processor.name(), processor.identity().bundle(), stream, thread, nanos);
        processor.late(nanos, thread, chain.toString());
    }

    /** Lets no call begin any more. */
    void close() {
        closed = true;
    }

    /**
     * Prevents further calls, once the pipeline's list no longer contains this stage and the current frame has passed through
     * the old list. Waits for a call on another thread, but not beyond this {@link System#nanoTime}; after that, the call is
     * abandoned.
     */
    void close(long deadline) {
        chain.awaitTurn(deadline);
        close();
        if (!Polling.await(this::isQuiet, deadline)) {
            PipelineWorker<F> late = inside;
            if (late != null) {
                late.leaveBehind(this);
            }
        }
    }

    /** Whether no other thread is in a call. */
    private boolean isQuiet() {
        return inside == null || isOwn();
    }

    /** Gives the instance back, or leaves that to the call that is still under way. Only when closed. */
    void release() {
        abandoned = true;
        giveBack();
    }

    private void giveBack() {
        if (inside != null || !givenBack.compareAndSet(false, true)) {
            return;
        }
        P given = instance;
        instance = null;
        if (given != null) {
            processor.supply().release(given);
        }
        processor.forget(this);
    }

    /** Whether this thread is in a call of it, and so will give the instance back. */
    boolean isOwn() {
        PipelineWorker<F> carrier = inside;
        return carrier != null && carrier.thread() == Thread.currentThread();
    }
}
