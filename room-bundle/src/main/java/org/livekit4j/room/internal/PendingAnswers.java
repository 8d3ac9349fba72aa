package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.livekit4j.ffi.Polling;

/** Answers of the native library that have not come yet. They are not handed out to users. Thread-safe. */
final class PendingAnswers {
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

    /** Returns the answer. */
    <T> CompletableFuture<T> add(CompletableFuture<T> answer) {
        pending.add(answer);
        answer.whenComplete((_, _) -> pending.remove(answer));
        return answer;
    }

    /** Waits until all that are pending now have come, or the time is up. A failure is an answer, too. */
    void await(Duration most) {
        Set<CompletableFuture<?>> now = Set.copyOf(pending);
        Polling.await(() -> now.stream().allMatch(CompletableFuture::isDone), System.nanoTime() + most.toNanos());
    }
}
