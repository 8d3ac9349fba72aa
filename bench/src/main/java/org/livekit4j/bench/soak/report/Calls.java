package org.livekit4j.bench.soak.report;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.livekit4j.LiveKitException;

/** Calls the API as users do. What is documented to fail may fail; anything else that is thrown is a fault. */
public final class Calls {
    /** How long the future of a call may take. */
    public static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Faults faults;
    private final Tallies tallies;
    private final Map<CompletionStage<?>, Pending> pending = new ConcurrentHashMap<>();

    private record Pending(String what, long sinceNanos) {}

    Calls(Faults faults, Tallies tallies) {
        this.faults = faults;
        this.tallies = tallies;
    }

    /** A call without a result. */
    @FunctionalInterface
    public interface Call {
        void run() throws Exception;
    }

    public void run(String what, Call call) throws InterruptedException {
        ask(what, () -> {
            call.run();
            return what;
        });
    }

    /** The result of the call; null if it was refused. */
    public <T> T ask(String what, Callable<T> call) throws InterruptedException {
        tallies.calls.increment();
        try {
            return call.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            failed(what, e);
            return null;
        }
    }

    /** Makes a call whose result comes later. */
    public <T> CompletableFuture<T> send(String what, Callable<CompletableFuture<T>> call) throws InterruptedException {
        CompletableFuture<T> sent = ask(what, call);
        if (sent == null) {
            return CompletableFuture.failedFuture(new LiveKitException(what + " was refused"));
        }
        pending.put(sent, new Pending(what, System.nanoTime()));
        sent.whenComplete((result, failure) -> {
            pending.remove(sent);
            if (failure != null) {
                failed(what, failure);
            }
        });
        return sent;
    }

    /** The result of such a call; null if it was refused or takes too long for anybody to wait. */
    public <T> T await(String what, Callable<CompletableFuture<T>> call) throws InterruptedException {
        CompletableFuture<T> sent = send(what, call);
        return Awaited.within(TIMEOUT, sent) && !sent.isCompletedExceptionally() ? sent.resultNow() : null;
    }

    /** A thread that has called users' code for itself alone is not to be interrupted by it: that is a fault, and cleared. */
    public void checkInterrupt(String what) {
        if (Thread.interrupted()) {
            faults.add(Faults.Kind.SURPRISE, what, what + " has left its thread interrupted, as users' code had");
        }
    }

    /** Counts a failure that is documented; any other one is a fault. */
    public void failed(String what, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof LiveKitException || cause instanceof IllegalStateException
                || cause instanceof IllegalArgumentException) {
            tallies.refused.increment();
            return;
        }
        String name = cause.getClass().getName(); // its text may throw
        String where = Stream.of(cause.getStackTrace()).limit(4).map(StackTraceElement::toString).toList().toString();
        faults.add(Faults.Kind.SURPRISE, what + name, what + " threw " + name + " at " + where);
    }

    public int pending() {
        return pending.size();
    }

    /** Futures that are not completed after so long are faults, and forgotten. */
    public void reportUnanswered(Duration limit) {
        long now = System.nanoTime();
        pending.forEach((future, call) -> {
            if (now - call.sinceNanos > limit.toNanos() && pending.remove(future) != null) {
                faults.add(Faults.Kind.UNANSWERED, call.what,
                        "the future of " + call.what + " is not done after " + limit.toSeconds() + " s");
            }
        });
    }
}
