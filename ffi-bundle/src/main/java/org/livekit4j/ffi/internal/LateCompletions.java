package org.livekit4j.ffi.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Completions of futures that failed because memory was full. Their places are allocated in advance, so adding one takes no
 * memory. Each open client processes them: see {@link #retry}.
 */
public final class LateCompletions {
    /** Far more than happens in the moments in which memory is full. */
    private static final int PLACES = 1_024;
    private static final Place[] ALL = Stream.generate(Place::new).limit(PLACES).toArray(Place[]::new);
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    private LateCompletions() {}

    /** What is to be done to one future. */
    private static final class Place {
        private static final int FREE = 0;
        private static final int CHANGING = 1;
        private static final int TAKEN = 2;

        private final AtomicInteger state = new AtomicInteger();
        private CompletableFuture<?> future;
        private Object value;
        private Throwable failure;

        boolean take(CompletableFuture<?> newFuture, Object newValue, Throwable newFailure) {
            if (!state.compareAndSet(FREE, CHANGING)) {
                return false;
            }
            future = newFuture;
            value = newValue;
            failure = newFailure;
            state.set(TAKEN);
            return true;
        }

        void retry() {
            if (!state.compareAndSet(TAKEN, CHANGING)) {
                return;
            }
            try {
                @SuppressWarnings("unchecked") // the value was given together with its future
                CompletableFuture<Object> target = (CompletableFuture<Object>) future;
                Object result = value;
                Throwable reason = failure;
                Thread.ofVirtual().name("livekit-completion").inheritInheritableThreadLocals(false)
                        .start(() -> complete(target, result, reason));
            } catch (Throwable e) {
                state.set(TAKEN); // the next time
                return;
            }
            future = null;
            value = null;
            failure = null;
            state.set(FREE);
        }

        private static void complete(CompletableFuture<Object> future, Object value, Throwable failure) {
            try {
                if (failure == null) {
                    future.complete(value);
                } else {
                    future.completeExceptionally(failure);
                }
            } catch (Throwable e) { // still no memory
                add(future, value, failure);
            }
        }
    }

    /** @return false if nobody looks after it, or there is no room */
    public static boolean add(CompletableFuture<?> future, Object value, Throwable failure) {
        if (CLIENTS.get() > 0) {
            for (Place place : ALL) {
                if (place.take(future, value, failure)) {
                    if (CLIENTS.get() == 0) { // the last one went meanwhile
                        place.retry();
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /** A client was opened, which calls {@link #retry} from time to time. */
    static void opened() {
        CLIENTS.getAndIncrement();
    }

    /** A client is closed. */
    static void closed() {
        CLIENTS.getAndDecrement();
        retry();
    }

    /** Completes what waits, if there is memory now. */
    static void retry() {
        for (Place place : ALL) {
            place.retry();
        }
    }
}
