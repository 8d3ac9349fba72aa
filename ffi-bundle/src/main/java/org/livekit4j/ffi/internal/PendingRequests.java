package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.livekit4j.ffi.Completion;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.ffi.proto.FfiRequest;
import org.livekit4j.time.Durations;

/**
 * Requests that wait for their event. Ids come from a range that the library's own counter does not reach, so that an event for
 * another client's request is recognised by its id alone. The library outlives clients and the class loaders of this bundle, and
 * may answer a request of an earlier client: each client's ids therefore start at a random position in that range.
 *
 * <p>The dependent stages of a request's future are user code. The future is completed on a thread with nothing else to do, when
 * everything else about the request is done.
 */
final class PendingRequests {
    private static final long FIRST_ID = 1L << 62;
    /** More than one client will ever ask. */
    private static final long IDS = 1L << 48;
    /** Before what there was no memory for is tried again. */
    private static final Duration RETRY = Duration.ofMillis(100);

    private final AtomicLong nextId = new AtomicLong(ThreadLocalRandom.current().nextLong(FIRST_ID, Long.MAX_VALUE - IDS));
    private final PendingTable pending = new PendingTable();
    private final Timeouts timeouts;
    private final Consumer<CallbackEvent> unwanted;
    /** Whether an answer is left for {@link #retry}. */
    private volatile boolean left;
    private volatile String closed;

    PendingRequests(Timeouts timeouts) {
        this(timeouts, answer -> {
        });
    }

    /** @param unwanted gets answers that nobody wants any more, before their handles are released */
    PendingRequests(Timeouts timeouts, Consumer<CallbackEvent> unwanted) {
        this.timeouts = timeouts;
        this.unwanted = unwanted;
    }

    /** Looks after answers for which there was no memory when they came. */
    void start() {
        timeouts.every(RETRY, this::retry);
    }

    long nextId() {
        return nextId.getAndIncrement();
    }

    /** Waits for the event with this id from now on. */
    PendingRequest await(long id, Duration timeout) {
        PendingRequest request = new PendingRequest(id);
        request.whenComplete((event, failure) -> forget(request)); // a caller that has the future can complete it, too
        pending.add(request);
        try {
            request.timer(timeouts.after(Durations.nanos(timeout), () -> expire(request, timeout)));
        } catch (RejectedExecutionException e) {
            // It is closed, as is seen below
        } catch (Throwable e) { // no memory
            forget(request);
            throw e;
        }
        if (request.isDone()) {
            request.stopTimer();
        }
        if (closed != null) {
            Completion.failNow(request, new FfiException(closed)); // nothing hangs on it yet
        }
        return request;
    }

    /** Lets Flight Recorder know how long the answer takes. */
    void record(CompletableFuture<FfiEvent> answer, FfiRequest.MessageCase kind) {
        FlightSink flight = FlightSinks.current();
        FlightSink.Request recorded = flight == null ? null : flight.beginAnswer();
        if (recorded != null) {
            answer.whenComplete((event, failure) -> recorded.end(kind, failure == null));
        }
    }

    /** Waits for any number of events with the request's id, until it is {@linkplain #remove removed}. */
    void add(PendingRequest repeated) {
        pending.add(repeated);
    }

    void remove(PendingRequest repeated) {
        pending.remove(repeated);
    }

    private void expire(PendingRequest request, Duration timeout) {
        if (request.take()) {
            try {
                fail(request,
                        new TimeoutException("the native library did not answer within " + Durations.millis(timeout) + " ms"));
            } catch (OutOfMemoryError e) {
                lost(request);
            }
        }
    }

    private void fail(PendingRequest request, Exception reason) {
        forget(request);
        Completion.fail(request, reason);
    }

    private void forget(PendingRequest request) {
        pending.remove(request);
        request.stopTimer();
    }

    /** The request that this event answers; null if there is none, or none any more. Takes no memory. */
    PendingRequest take(long id) {
        PendingRequest found = id < FIRST_ID ? null : pending.find(id);
        return found != null && found.take() ? found : null;
    }

    /** Hands the event over, on a virtual thread: what follows may be user code. Never throws. */
    void complete(PendingRequest request, CallbackEvent event) {
        try {
            event.retain();
        } catch (Throwable e) { // no memory for a copy
            lost(request);
            return;
        }
        if (!start(request, event)) {
            request.kept = event;
            left = true;
        }
    }

    private boolean start(PendingRequest request, CallbackEvent event) {
        try {
            Thread.ofVirtual().name("livekit-answer").inheritInheritableThreadLocals(false).start(() -> answer(request, event));
            return true;
        } catch (Throwable e) { // no memory for a thread
            return false;
        }
    }

    private void answer(PendingRequest request, CallbackEvent event) {
        try (event) {
            FfiEvent answer = event.message(); // before the claim: handles of what cannot be decoded have no receiver
            forget(request);
            boolean claimed = event.claim();
            if (!Completion.completeNow(request, answer) && claimed) {
                event.disclaim();
                unwanted.accept(event);
            }
        } catch (Throwable e) {
            Completion.failNow(request, e);
        }
    }

    /** There is no memory for the answer: the request fails when there is. Takes no memory. */
    void lost(PendingRequest request) {
        request.lost = true;
        left = true;
    }

    /** Throws nothing, or it would not be run again. */
    private void retry() {
        LateCompletions.retry();
        try {
            wakeCarriers();
            if (!left) {
                return;
            }
            left = false;
            pending.requests().filter(PendingRequest::isLeft).toList().forEach(this::retry);
        } catch (Throwable e) {
            left = true;
        }
    }

    /** The JDK's pool may lose its threads while memory is full. Virtual threads then do not run until another one is started. */
    private static void wakeCarriers() {
        Thread.ofVirtual().name("livekit-wake").inheritInheritableThreadLocals(false).start(Thread::onSpinWait);
    }

    private void retry(PendingRequest request) {
        CallbackEvent answer = request.kept;
        if (request.lost) {
            fail(request,
                    new FfiException(
                            "the native library has answered, but the answer was lost because memory was full"));
        } else if (start(request, answer)) {
            request.kept = null;
        } else {
            left = true;
        }
    }

    int size() {
        return Math.toIntExact(pending.requests().count());
    }

    /** Fails all that wait, now and later. */
    void close(String reason) {
        closed = reason;
        List<PendingRequest> waiting = pending.requests().toList();
        for (PendingRequest request : waiting) {
            CallbackEvent answer = request.kept;
            if (request.take() || request.isLeft()) {
                fail(request, new FfiException(reason));
            }
            if (answer != null) {
                answer.close();
            }
        }
    }
}
