package org.livekit4j.room.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers of the native library that have not come yet. They are not handed out to users. Thread-safe. */
final class PendingAnswers {
    private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

    /** Returns the answer. */
    <T> CompletableFuture<T> add(CompletableFuture<T> answer) {
        pending.add(answer);
        answer.whenComplete((_, _) -> pending.remove(answer));
        return answer;
    }

    /** Waits until all that are pending now have come, or the time is up. */
    void await(Duration most) throws InterruptedException {
        try {
            CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new)).get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // a failure is an answer, too; what is late is not waited for
        }
    }
}
