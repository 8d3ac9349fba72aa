package org.livekit4j.ffi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.livekit4j.ffi.internal.LateCompletions;

/**
 * Completes futures that users hold. What hangs on such a future is user code and runs on the thread that completes it: it may block,
 * also for something that this thread was about to do. So each is completed on a virtual thread that has nothing else to do.
 *
 * <p>A thread that waits for a future by {@code get} or {@code join} runs what hangs on it, too. So LiveKit4j itself waits only for futures that
 * it never hands out.
 */
public final class Completion {

    private Completion() {}

    /**
     * Completes the future soon; does nothing if it is done by then. Never waits. If there is no memory for a thread the future is completed
     * as soon as there is.
     */
    public static <T> void complete(CompletableFuture<T> future, T value) {
        try {
            start(() -> future.complete(value));
        } catch (Throwable e) { // no memory, or no thread
            if (!LateCompletions.add(future, value, null)) {
                completeNow(future, value); // held up rather than never done
            }
        }
    }

    /** Fails the future soon, as {@link #complete} otherwise. */
    public static void fail(CompletableFuture<?> future, Throwable failure) {
        try {
            start(() -> future.completeExceptionally(failure));
        } catch (Throwable e) { // no memory, or no thread
            if (!LateCompletions.add(future, null, failure)) {
                failNow(future, failure); // held up rather than never done
            }
        }
    }

    /**
     * Completes a future that users do not have, on this thread. If there is no memory for what follows, it follows as soon as there is: a stage
     * that fails for want of memory otherwise keeps the threads that wait for the same future waiting.
     *
     * @return whether this call completed the future
     */
    public static <T> boolean completeNow(CompletableFuture<T> future, T value) {
        try {
            return future.complete(value);
        } catch (Throwable e) { // no memory
            LateCompletions.add(future, value, null);
            return true;
        }
    }

    /**
     * Fails a future that users do not have, on this thread, as {@link #completeNow} otherwise.
     *
     * @return whether this call completed the future, or is going to
     */
    public static boolean failNow(CompletableFuture<?> future, Throwable failure) {
        try {
            return future.completeExceptionally(failure);
        } catch (Throwable e) { // no memory
            LateCompletions.add(future, null, failure);
            return true;
        }
    }

    /**
     * A future for one user, of a thing that other users and we ourselves wait for, too: what hangs on it, and what is done to it, is nothing to
     * the others.
     *
     * @param own never handed out
     */
    public static <T> CompletableFuture<T> handOut(CompletableFuture<T> own) {
        if (own.state() == Future.State.SUCCESS) {
            return CompletableFuture.completedFuture(own.resultNow());
        }
        CompletableFuture<T> handed = new CompletableFuture<>();
        own.whenComplete((value, failure) -> {
            if (failure == null) {
                complete(handed, value);
            } else {
                fail(handed, failure);
            }
        });
        return handed;
    }

    /**
     * A future for what is made of another one's value, on the thread that completes that one. It fails with what the function throws, also for want
     * of memory: a stage of the JDK's is lost then.
     *
     * @param function must not wait
     */
    public static <S, T> CompletableFuture<T> map(CompletableFuture<S> source, Function<? super S, ? extends T> function) {
        CompletableFuture<T> made = new CompletableFuture<>();
        source.whenComplete((value, failure) -> {
            if (failure == null) {
                make(made, value, function);
            } else {
                failNow(made, failure);
            }
        });
        return made;
    }

    private static <S, T> void make(CompletableFuture<T> made, S value, Function<? super S, ? extends T> function) {
        T result;
        try {
            result = function.apply(value);
        } catch (Throwable e) {
            failNow(made, e);
            return;
        }
        completeNow(made, result);
    }

    private static void start(Runnable completion) {
        Thread.ofVirtual().name("livekit-completion").inheritInheritableThreadLocals(false).start(completion);
    }
}
