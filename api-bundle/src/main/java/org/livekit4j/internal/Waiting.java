package org.livekit4j.internal;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.livekit4j.LiveKitException;
import org.livekit4j.time.Durations;

/** Waits for futures. */
public final class Waiting {

    private Waiting() {}

    public static <T> T on(CompletableFuture<T> future) throws InterruptedException {
        Objects.requireNonNull(future, "future is null");
        try {
            return future.get();
        } catch (InterruptedException e) {
            return givenUp(future, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    public static <T> T on(CompletableFuture<T> future, Duration timeout) throws InterruptedException, TimeoutException {
        Objects.requireNonNull(future, "future is null");
        long nanos = Durations.nanos(Objects.requireNonNull(timeout, "timeout is null"));
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return givenUp(future, e);
        } catch (TimeoutException e) {
            if (future.cancel(true) || future.state() != Future.State.SUCCESS) {
                throw new TimeoutException("not done within " + timeout);
            }
            return future.resultNow(); // it was done at that very moment
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** Nothing may be lost if the future was done at that very moment: what it holds may need to be closed. */
    private static <T> T givenUp(CompletableFuture<T> future, InterruptedException interrupt) throws InterruptedException {
        if (future.cancel(true) || future.state() != Future.State.SUCCESS) {
            throw interrupt;
        }
        Thread.currentThread().interrupt();
        return future.resultNow();
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new LiveKitException(cause.getMessage(), cause);
    }
}
