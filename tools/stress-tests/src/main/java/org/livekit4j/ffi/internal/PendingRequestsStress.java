package org.livekit4j.ffi.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.livekit4j.ffi.FfiException;
import org.livekit4j.ffi.proto.FfiEvent;
import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A request ends once: by its answer, or by the thread that gives it up. An answer's handles go to the waiting thread, or are dropped. */
public final class PendingRequestsStress {
    private static final Duration LONG = Duration.ofHours(1);

    private static final Timeouts TIMEOUTS = new Timeouts();

    private PendingRequestsStress() {}

    /** A request and its answer. */
    public abstract static class Request extends EventRace {
        final PendingRequests pending = new PendingRequests(TIMEOUTS);
        final long id = pending.nextId();
        volatile CompletableFuture<FfiEvent> future;

        /** As the callback does. */
        final boolean answer() {
            PendingRequest found = pending.take(id);
            if (found != null) {
                pending.complete(found, event);
            }
            return found != null;
        }

        final void end(LL_Result result) {
            event.endDelivery();
            eventually(future::isDone); // the answer comes on a thread of its own
            result.r1 = outcome(future);
            boolean over = result.r1.equals("answered") ? isOver() : isDropped();
            boolean forgotten = eventually(() -> pending.size() == 0);
            result.r2 = drops() + (over ? "" : ", held") + (forgotten ? "" : ", remembered");
        }
    }

    private static String outcome(CompletableFuture<FfiEvent> future) {
        return switch (future.state()) {
            case RUNNING -> "waits";
            case SUCCESS -> EventRace.isWhole(future.resultNow()) ? "answered" : "torn";
            case CANCELLED -> "cancelled";
            case FAILED -> switch (future.exceptionNow()) {
                case TimeoutException _ -> "timed out";
                case FfiException _ -> "closed";
                case Throwable other -> other.toString();
            };
        };
    }

    /** It waits for its answer. */
    @State
    public static class Open extends Request {
        public Open() {
            future = pending.await(id, LONG);
        }
    }

    /** It is made during the race, and its time is up at about the moment of the answer. */
    @State
    public static class Short extends Request {
        private static final Duration TIMEOUT = Duration.ofNanos(1);
        private static final int DELAY = 2_000;

        private final int delay = ThreadLocalRandom.current().nextInt(DELAY);

        void request() {
            future = pending.await(id, TIMEOUT);
        }

        void delay() {
            for (int i = 0; i < delay; i++) {
                Thread.onSpinWait();
            }
        }
    }

    /** Nothing is requested yet. */
    @State
    public static class Nothing extends Meeting {
        final PendingRequests pending = new PendingRequests(TIMEOUTS);
        volatile CompletableFuture<FfiEvent> future;
    }

    /** The waiting thread gives up. */
    @JCStressTest
    @Outcome(id = "answered, 0 dropped", expect = ACCEPTABLE, desc = "The handles are the receiver's")
    @Outcome(id = "cancelled, 1 dropped", expect = ACCEPTABLE, desc = "The handles were dropped")
    public static class Cancel {
        @Actor
        public void library(Open race) {
            race.meet();
            race.answer();
        }

        @Actor
        public void user(Open race) {
            race.meet();
            race.future.cancel(false);
        }

        @Arbiter
        public void rest(Open race, LL_Result result) {
            race.end(result);
        }
    }

    /** The library is shut down. */
    @JCStressTest
    @Outcome(id = "answered, 0 dropped", expect = ACCEPTABLE, desc = "The handles are the receiver's")
    @Outcome(id = "closed, 1 dropped", expect = ACCEPTABLE, desc = "The handles were dropped")
    public static class Close {
        @Actor
        public void library(Open race) {
            race.meet();
            race.answer();
        }

        @Actor
        public void closer(Open race) {
            race.meet();
            race.pending.close("closed");
        }

        @Arbiter
        public void rest(Open race, LL_Result result) {
            race.end(result);
        }
    }

    /** Time is up at about the moment of the answer: the clock decides, on a thread of its own. */
    @JCStressTest
    @Outcome(id = "answered, 0 dropped", expect = ACCEPTABLE, desc = "The handles are the receiver's")
    @Outcome(id = "timed out, 1 dropped", expect = ACCEPTABLE, desc = "The handles were dropped, or the answer found nobody")
    public static class Timeout {
        @Actor
        public void library(Short race) {
            race.meet();
            race.delay();
            race.answer();
        }

        @Actor
        public void user(Short race) {
            race.meet();
            race.request();
        }

        @Arbiter
        public void rest(Short race, LL_Result result) {
            race.end(result);
        }
    }

    /** A request that is made while the library is shut down. */
    @JCStressTest
    @Outcome(id = "closed, 0", expect = ACCEPTABLE, desc = "It failed at once or with the others, and is forgotten")
    public static class LateRequest {
        @Actor
        public void user(Nothing race) {
            race.meet();
            race.future = race.pending.await(race.pending.nextId(), LONG);
        }

        @Actor
        public void closer(Nothing race) {
            race.meet();
            race.pending.close("closed");
        }

        @Arbiter
        public void rest(Nothing race, LL_Result result) {
            Meeting.eventually(race.future::isDone); // it fails on a thread of its own
            result.r1 = outcome(race.future);
            result.r2 = race.pending.size();
        }
    }

    /** The library answers twice. */
    @JCStressTest
    @Outcome(id = {"answered, true false", "answered, false true"}, expect = ACCEPTABLE, desc = "One answer found the request")
    public static class TwoAnswers {
        @Actor
        public void first(Open race, LL_Result result) {
            race.meet();
            result.r1 = race.answer();
        }

        @Actor
        public void second(Open race, LL_Result result) {
            race.meet();
            result.r2 = race.answer();
        }

        @Arbiter
        public void rest(Open race, LL_Result result) {
            String found = result.r1 + " " + result.r2;
            race.end(result);
            result.r2 = found;
        }
    }
}
