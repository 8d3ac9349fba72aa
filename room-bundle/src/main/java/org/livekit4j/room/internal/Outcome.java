package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.livekit4j.ffi.Completion;

/**
 * Something that is decided once, for all who hold a future of it. Each future is completed apart from the others, because users may hang
 * anything on it; this side waits for the outcome itself.
 */
final class Outcome<T> {
    private final AtomicReference<Decision<T>> decision = new AtomicReference<>();
    private final CountDownLatch decided = new CountDownLatch(1);
    private final Set<CompletableFuture<T>> futures = ConcurrentHashMap.newKeySet();

    /** @param failure null if there is a value */
    private record Decision<T>(T value, Throwable failure) {

        void tell(CompletableFuture<T> future) {
            if (failure == null) {
                Completion.complete(future, value);
            } else {
                Completion.fail(future, failure);
            }
        }
    }

    /** @return whether it was not decided before */
    boolean decide(T value) {
        return decide(new Decision<>(value, null));
    }

    /** @return whether it was not decided before */
    boolean fail(Throwable failure) {
        return decide(new Decision<>(null, failure));
    }

    private boolean decide(Decision<T> now) {
        boolean first = decision.compareAndSet(null, now);
        if (first) {
            decided.countDown();
            futures.forEach(now::tell);
            futures.clear();
        }
        return first;
    }

    boolean isDecided() {
        return decision.get() != null;
    }

    /** A future for one user. */
    CompletableFuture<T> future() {
        Decision<T> now = decision.get();
        if (now != null) {
            return now.failure() == null
                    ? CompletableFuture.completedFuture(now.value())
                    : CompletableFuture.failedFuture(now.failure());
        }
        CompletableFuture<T> future = new CompletableFuture<>();
        futures.add(future);
        future.whenComplete((_, _) -> futures.remove(future)); // the user's own completion, too
        now = decision.get();
        if (now != null) {
            now.tell(future);
        }
        return future;
    }

    /** @return whether it is decided within this time */
    boolean await(Duration timeout) throws InterruptedException {
        return decided.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }
}
