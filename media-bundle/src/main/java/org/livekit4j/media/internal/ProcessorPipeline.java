package org.livekit4j.media.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.livekit4j.ffi.CallbackThreads;
import org.livekit4j.ffi.Polling;
import org.livekit4j.ffi.RepeatedWarning;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.track.StreamStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The path of a stream's frames through its processors: a queue for frames from the native side, and one virtual thread at a time
 * that carries them to the consumer's queue.
 */
public final class ProcessorPipeline<F> implements Watched {
    /** How long processors may still work on what waits when the stream ends. */
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Of one that has nothing to do. */
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final Logger LOG = LoggerFactory.getLogger(ProcessorPipeline.class);
    private static final VarHandle OWNER = VarHandles.field(MethodHandles.lookup(), "owner", PipelineWorker.class);

    private final ProcessedStream<F> stream;
    private final Mailbox<F> raw;
    private final ThreadFactory threads;
    private volatile List<? extends ProcessorStage<F, ?>> places = List.of();
    /** Who carries frames now; null if none waits. */
    private volatile PipelineWorker<F> owner;
    /** The owner, if there was no memory to start it. */
    private volatile PipelineWorker<F> unstarted;
    private final RepeatedWarning failures = new RepeatedWarning();
    private volatile long carried;
    /** Odd while a frame is under way. */
    private volatile long turn;
    private volatile boolean ending;
    private volatile boolean finished;
    private volatile long endNanos;

    ProcessorPipeline(ProcessedStream<F> stream) {
        this.stream = stream;
        this.raw = stream.newMailbox();
        this.threads = CallbackThreads.factory(stream.name() + " processors");
    }

    /** Takes a frame on its way; never waits. */
    public void offer(F frame) {
        raw.offer(frame);
        schedule();
    }

    /** There is something to do. Either the thread that is at work finds it, or there is a new one. */
    private void schedule() {
        if (owner == null) {
            PipelineWorker<F> carrier;
            try {
                carrier = new PipelineWorker<>(this);
            } catch (OutOfMemoryError e) {
                return; // the watch tries again
            }
            if (own(carrier)) {
                start(carrier);
            }
        }
    }

    /** @return false if there is an owner */
    boolean own(PipelineWorker<F> carrier) {
        return OWNER.compareAndSet(this, null, carrier);
    }

    /** Never throws: what has no memory now is started by the watch. */
    private void start(PipelineWorker<F> carrier) {
        try {
            threads.newThread(carrier).start();
        } catch (Throwable e) {
            unstarted = carrier;
        }
    }

    /** Makes another one the owner. Only for the owner, or for the thread that has overtaken it. */
    void succeed(PipelineWorker<F> successor) {
        owner = successor;
        start(successor);
    }

    /** The owner has failed, as for want of memory, and with it the frame that it had; what waits is carried by another one. */
    void failed(PipelineWorker<F> carrier, F lost, Throwable e) {
        if (lost != null) {
            stream.discard(lost);
        }
        if ((turn & 1) == 1) {
            turn++;
        }
        OWNER.compareAndSet(this, carrier, null);
        failures.report(count -> LOG.error("A frame of {} was lost, {} frames so far", this, count, e)); // last: it may take memory
    }

    /** Begins a frame's turn, which ends when it is delivered. @return null if none waits */
    F take() {
        turn++; // before the list is read, as awaitTurn() reads it after the list was replaced
        F frame = raw.poll();
        if (frame == null) {
            turn++;
        }
        return frame;
    }

    /**
     * Waits until the current frame has been delivered, but not beyond this {@link System#nanoTime}. After that, every frame
     * passes through the new list. The thread that carries the frame does not wait.
     */
    void awaitTurn(long deadline) {
        long now = turn;
        PipelineWorker<F> carrier = owner;
        if ((now & 1) == 1 && (carrier == null || carrier.thread() != Thread.currentThread())) {
            Polling.await(() -> turn != now, deadline);
        }
    }

    /** @return whether the carrier must go on, because something has come meanwhile */
    boolean rest(PipelineWorker<F> carrier) {
        if (raw.isClosed() && raw.depth() == 0) {
            stream.drained(); // it stays the owner, so that this is said once
            finished = true;
            return false;
        }
        owner = null;
        return (raw.depth() > 0 || raw.isClosed()) && own(carrier);
    }

    void deliver(F frame) {
        carried++; // by one thread at a time, as all of the owner's
        try {
            stream.deliver(frame);
        } finally {
            turn++;
        }
    }

    /** Those to go through, in their order. */
    List<? extends ProcessorStage<F, ?>> places() {
        return timeIsUp(System.nanoTime()) ? List.of() : places;
    }

    void places(List<? extends ProcessorStage<F, ?>> newPlaces) {
        places = newPlaces;
    }

    /** Takes nothing more; the stream is told when all has been delivered. */
    public void end() {
        if (!ending) {
            endNanos = System.nanoTime() + END_NANOS;
            ending = true;
        }
        raw.close();
        schedule();
    }

    boolean timeIsUp(long nanoTime) {
        return ending && nanoTime - endNanos >= 0;
    }

    /** Drops what waits. */
    public void discard() {
        raw.discard();
    }

    @Override
    public long look(long nanoTime) {
        PipelineWorker<F> carrier = unstarted;
        if (carrier != null) {
            unstarted = null;
            start(carrier);
            return LOOK_NANOS;
        }
        carrier = owner;
        if (carrier != null) {
            carrier.overtakeIfLate(nanoTime);
        } else if (raw.depth() > 0 || raw.isClosed() && !finished) { // its worker had no memory
            schedule();
        }
        return carrier == null && places.isEmpty() ? IDLE_NANOS : LOOK_NANOS;
    }

    @Override
    public boolean isOver() {
        return finished;
    }

    /**
     * @param frames the consumer's queue
     * @param unkept counts the frames that were lost before they reached this queue
     */
    public StreamStatistics statistics(Mailbox<F> frames, long unkept) {
        long through = carried;
        long inWork = Math.max(0, raw.taken() - through);
        return new StreamStatistics(unkept + raw.offered() + frames.offered() - through, frames.taken(),
                unkept + raw.dropped() + frames.dropped(), raw.depth() + inWork + frames.depth());
    }

    @Override
    public String toString() {
        return stream.name();
    }
}
