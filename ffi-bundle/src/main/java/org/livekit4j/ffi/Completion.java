package org.livekit4j.ffi;

import java.util.concurrent.CompletableFuture;

/**
 * Completes futures that users hold. What hangs on such a future is user code and runs on the thread that completes it: it may block,
 * also for something that this thread was about to do. So each is completed on a virtual thread that has nothing else to do.
 *
 * <p>A thread that waits for a future by {@code get} or {@code join} runs what hangs on it, too. So LiveKit4j itself waits only for futures that
 * it never hands out.
 */
public final class Completion {

    private Completion() {}

    /** Completes the future soon; does nothing if it is done by then. Never waits. */
    public static <T> void complete(CompletableFuture<T> future, T value) {
        run(() -> future.complete(value));
    }

    /** Fails the future soon; does nothing if it is done by then. Never waits. */
    public static void fail(CompletableFuture<?> future, Throwable failure) {
        run(() -> future.completeExceptionally(failure));
    }

    private static void run(Runnable completion) {
        try {
            Thread.ofVirtual().name("livekit-completion").inheritInheritableThreadLocals(false).start(completion);
        } catch (OutOfMemoryError e) {
            completion.run(); // held up rather than never done
        }
    }
}
