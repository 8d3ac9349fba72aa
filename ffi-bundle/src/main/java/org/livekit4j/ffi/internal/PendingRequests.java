package org.livekit4j.ffi.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.time.Durations;

/**
 * Requests that wait for their event. Ids are ours, from a range that the library's own counter does not reach, so that an event of
 * somebody else's request is told by its id alone. The library outlives clients and the class loaders of this bundle, and may answer what
 * an earlier client asked: so each client's ids begin anywhere in that range.
 */
final class PendingRequests {
    private static final long FIRST_ID = 1L << 62;
    /** More than one client will ever ask. */
    private static final long IDS = 1L << 48;

    private final AtomicLong nextId = new AtomicLong(ThreadLocalRandom.current().nextLong(FIRST_ID, Long.MAX_VALUE - IDS));
    private final Map<Long, CompletableFuture<FfiEvent>> pending = new ConcurrentHashMap<>();
    private volatile String closed;

    long nextId() {
        return nextId.getAndIncrement();
    }

    /** Waits for the event with this id from now on. */
    CompletableFuture<FfiEvent> await(long id, Duration timeout) {
        CompletableFuture<FfiEvent> future = new CompletableFuture<>();
        long nanos = Durations.nanos(timeout);
        pending.put(id, future);
        Future<?> timer = ForkJoinPool.commonPool().schedule(
                () -> future.completeExceptionally(
                        new TimeoutException("the native library did not answer within " + Durations.millis(timeout) + " ms")),
                nanos, TimeUnit.NANOSECONDS);
        future.whenComplete((event, failure) -> {
            timer.cancel(false);
            pending.remove(id);
        });
        if (closed != null) {
            future.completeExceptionally(new FfiException(closed));
        }
        return future;
    }

    /** The request that this event answers; null if there is none, or none any more. */
    CompletableFuture<FfiEvent> take(long id) {
        return id < FIRST_ID ? null : pending.remove(id);
    }

    /** Hands the event over, on a virtual thread: what follows may be user code. */
    void complete(CompletableFuture<FfiEvent> future, CallbackEvent event) {
        event.retain();
        Thread.ofVirtual().name("livekit-answer").start(() -> {
            try {
                FfiEvent answer = event.message(); // before the claim: handles of what cannot be decoded have no receiver
                boolean claimed = event.claim();
                if (!future.complete(answer) && claimed) {
                    event.disclaim();
                }
            } catch (RuntimeException | Error e) {
                future.completeExceptionally(e);
            } finally {
                event.close();
            }
        });
    }

    int size() {
        return pending.size();
    }

    /** Fails all that wait, now and later. */
    void close(String reason) {
        closed = reason;
        List.copyOf(pending.values()).forEach(future -> future.completeExceptionally(new FfiException(reason)));
    }
}
