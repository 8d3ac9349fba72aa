package org.livekit4j.room.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.ffi.Completion;

/** Keeps the order of what is received on threads of its own. */
final class Turns {
    /** One that is never over holds up the next one of its kind no longer than that. */
    private static final long LONGEST_MS = 2_000;

    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /** @param of those that wait for each other; called in the order to keep */
    Turn next(String of) {
        CompletableFuture<Void> own = new CompletableFuture<>();
        return new Turn(of, last.put(of, own), own);
    }

    /** One of several. */
    final class Turn {
        private final String of;
        private final CompletableFuture<Void> before;
        private final CompletableFuture<Void> own;

        private Turn(String of, CompletableFuture<Void> before, CompletableFuture<Void> own) {
            this.of = of;
            this.before = before;
            this.own = own;
        }

        /** Waits until the one before it is over, for a bounded time. */
        void await() throws InterruptedException {
            try {
                if (before != null) {
                    before.get(LONGEST_MS, TimeUnit.MILLISECONDS);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a turn does not fail", e);
            } catch (TimeoutException e) {
                // the order is worth no more
            }
        }

        /** The next one may go on. */
        void over() {
            last.remove(of, own);
            Completion.completeNow(own, null);
        }
    }
}
