package org.livekit4j.ffi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.livekit4j.ffi.internal.LateCompletions;

/**
 * Completes futures that users hold. The dependent stages of such a future are user code, and they run on the thread that
 * completes it. They may block, even for work that this thread has yet to do. Each future is therefore completed on a virtual
 * thread of its own.
 *
 * <p>A thread that waits for a future in {@code get} or {@code join} runs its dependent stages, too. LiveKit4j itself therefore
 * waits only for futures that it never hands out. Safe for use by several threads.
 */
public final class Completion {

    private Completion() {}

    /**
     * Completes a future on a virtual thread; does nothing if it is done by then. Never waits and never throws. While memory is
     * full, the future is completed later.
     *
     * @param <T> the type of the value
     * @param future the future to complete
     * @param value the value
     */
    public static <T> void complete(CompletableFuture<T> future, T value) {
        try {
            start(() -> completeNow(future, value));
        } catch (Throwable e) { // no memory, or no thread
            if (!LateCompletions.add(future, value, null)) {
                completeNow(future, value); // held up rather than never done
            }
        }
    }

    /**
     * Completes a future exceptionally, on a virtual thread; otherwise like {@link #complete}.
     *
     * @param future the future to fail
     * @param failure the failure
     */
    public static void fail(CompletableFuture<?> future, Throwable failure) {
        try {
            start(() -> failNow(future, failure));
        } catch (Throwable e) { // no memory, or no thread
            if (!LateCompletions.add(future, null, failure)) {
                failNow(future, failure); // held up rather than never done
            }
        }
    }

    /**
     * Completes a future on the calling thread. The future must not be one that users hold. While memory is full, its dependent
     * stages run later: a stage that fails for lack of memory would leave other threads waiting for the same future.
     *
     * @param <T> the type of the value
     * @param future the future to complete
     * @param value the value
     * @return true if this call completed the future or will complete it
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
     * Completes a future exceptionally, on the calling thread; otherwise like {@link #completeNow}.
     *
     * @param future the future to fail
     * @param failure the failure
     * @return true if this call completed the future or will complete it
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
     * Returns a copy of a future for one user. Dependent stages and completions of the copy do not affect the original.
     *
     * @param <T> the type of the value
     * @param own the original, which is never handed out
     * @return a future with the same value or failure, completed on a virtual thread
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
     * Returns a future for a function's result, computed on the thread that completes the source. The future fails with what the
     * function throws, or with the source's failure. Unlike a stage of the JDK, it is completed even if memory is full.
     *
     * @param <S> the type of the source's value
     * @param <T> the type of the result
     * @param source a future that users do not hold
     * @param function computes the result; must not wait
     * @return the future
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
