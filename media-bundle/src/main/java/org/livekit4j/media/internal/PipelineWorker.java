package org.livekit4j.media.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.livekit4j.ffi.VarHandles;
import org.livekit4j.ffi.management.FlightCall;
import org.livekit4j.ffi.management.FlightEvents;

/**
 * A thread that carries the frames of one stream through its processors, and ends when none waits. While it calls a processor,
 * another thread can take the stream from it by one atomic exchange, which one of the two wins.
 */
final class PipelineWorker<F> implements Runnable {
    private static final long OVERTAKEN = -2;
    private static final VarHandle CALL = VarHandles.field(MethodHandles.lookup(), "call", long.class);

    private final ProcessorPipeline<F> chain;
    /** How far it is; the owner of the stream owns these. */
    private F frame;
    private List<? extends ProcessorStage<F, ?>> places;
    private int next;
    private ProcessorStage<F, ?> called;
    private long startedNanos;
    private volatile Thread thread;
    /** Number of the call that is under way, odd; between calls it is even. */
    private volatile long call;

    PipelineWorker(ProcessorPipeline<F> chain) {
        this.chain = chain;
    }

    /** Begins with a frame, at this one of the places. */
    PipelineWorker(ProcessorPipeline<F> chain, F frame, List<? extends ProcessorStage<F, ?>> places, int next) {
        this.chain = chain;
        this.frame = frame;
        this.places = places;
        this.next = next;
    }

    Thread thread() {
        return thread;
    }

    @Override
    public void run() {
        try {
            work();
        } catch (Throwable e) { // not from a processor, because call() calls those
            F lost = frame;
            frame = null;
            chain.failed(this, lost, e);
        }
    }

    private void work() {
        thread = Thread.currentThread();
        boolean mine = frame == null || carry();
        while (mine) {
            F taken = chain.take();
            if (taken == null) {
                mine = chain.rest(this);
                continue;
            }
            frame = taken;
            List<? extends ProcessorStage<F, ?>> now = chain.places();
            if (places != null && places != now) { // thread locals of removed processors end with this thread
                chain.succeed(new PipelineWorker<>(chain, taken, now, 0));
                return;
            }
            places = now;
            next = 0;
            mine = carry();
        }
    }

    /** @return false if it was overtaken */
    private boolean carry() {
        for (; next < places.size(); next++) {
            ProcessorStage<F, ?> place = places.get(next);
            if (place.enter(this) && !call(place)) {
                return false;
            }
        }
        F done = frame;
        frame = null;
        chain.deliver(done);
        return true;
    }

    private boolean call(ProcessorStage<F, ?> place) {
        F given = frame;
        long number = call + 1;
        FlightCall recorded = FlightEvents.beginCall();
        long started = System.nanoTime();
        startedNanos = started;
        called = place;
        call = number;
        F result = given;
        Throwable failure = null;
        try {
            result = place.call(given);
        } catch (Throwable e) { // also an Error, because it concerns the processor and not the stream
            failure = e;
        }
        place.processor().tally().took(System.nanoTime() - started);
        if (recorded != null) {
            place.record(recorded);
        }
        boolean mine = CALL.compareAndSet(this, number, number + 1);
        place.leave();
        if (!mine) {
            release(place, result, given);
            return false;
        }
        Thread.interrupted(); // clears an interrupt that the processor left behind
        if (failure != null) {
            place.processor().failed(failure, chain.toString());
        } else {
            frame = result;
            release(place, given, result);
        }
        return true;
    }

    /** Releases a frame that does not go on, if it is not the one that does. */
    private static <F> void release(ProcessorStage<F, ?> place, F gone, F other) {
        if (gone != other) {
            place.processor().release(gone);
        }
    }

    /** Takes the stream from this one if its call has lasted too long. */
    void overtakeIfLate(long nanoTime) {
        long number = call;
        ProcessorStage<F, ?> place = called;
        if ((number & 1) == 1 && place != null) {
            long nanos = nanoTime - startedNanos;
            if (nanos >= place.processor().timeoutNanos() || chain.timeIsUp(nanoTime)) {
                overtake(number, place, nanos);
            }
        }
    }

    /** Takes the stream from this one if it is in a call of this place. */
    void leaveBehind(ProcessorStage<F, ?> place) {
        long number = call;
        if ((number & 1) == 1 && called == place) {
            overtake(number, place, System.nanoTime() - startedNanos);
        }
    }

    private void overtake(long number, ProcessorStage<F, ?> place, long nanos) {
        // First, so that nothing can fail later for lack of memory
        PipelineWorker<F> successor = new PipelineWorker<>(chain, frame, places, next + 1);
        if (CALL.compareAndSet(this, number, OVERTAKEN)) {
            try { // before the frame goes on, so that its consumer can rely on the count
                place.late(nanos, thread);
            } finally {
                chain.succeed(successor);
                thread.interrupt();
            }
        }
    }
}
