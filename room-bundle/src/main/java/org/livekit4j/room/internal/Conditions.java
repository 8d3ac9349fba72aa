package org.livekit4j.room.internal;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.livekit4j.ffi.Completion;

/** Waits for conditions that events change. */
final class Conditions {
    private final Set<Condition> open = ConcurrentHashMap.newKeySet();

    private record Condition(BooleanSupplier holds, CompletableFuture<Void> met) {

        boolean isOver() {
            if (!met.isDone() && holds.getAsBoolean()) {
                Completion.complete(met, null);
                return true;
            }
            return met.isDone();
        }
    }

    /** Done when it is true, now or later; cancel it when that is of no interest any more. */
    CompletableFuture<Void> whenTrue(BooleanSupplier holds) {
        Condition condition = new Condition(holds, new CompletableFuture<>());
        open.add(condition);
        check();
        return condition.met();
    }

    /** Something has changed. */
    void check() {
        open.removeIf(Condition::isOver);
    }
}
