package org.livekit4j.queue.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.TimeUnit;
import org.livekit4j.ffi.UserCode;
import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.slf4j.LoggerFactory;

/** The calls to a subscriber, each in a slot whose counters no two threads may write at once. */
public final class SubscriberInvokerStress {

    /** One for all races, so that it warns once. */
    private static final UserCode GUARD = new UserCode(LoggerFactory.getLogger(SubscriberInvokerStress.class),
            () -> "A subscriber");

    private SubscriberInvokerStress() {}

    @State
    public static class Called extends Meeting {
        final SubscriberInvoker<String> calls = new SubscriberInvoker<>(this::receive, GUARD);
        volatile boolean quiet;
        volatile boolean late;

        private void receive(String event) {
            late |= quiet;
            Thread.onSpinWait();
            late |= quiet;
            if (event.isEmpty()) {
                throw new IllegalArgumentException("an event that the subscriber fails for");
            }
        }
    }

    /** Two callers, two slots or one after the other: no count is lost. */
    @JCStressTest
    @Outcome(id = "4 started, 4 finished, 1 failed", expect = ACCEPTABLE, desc = "Each call is counted")
    public static class Count {
        @Actor
        public void first(Called race) {
            race.meet();
            race.calls.call("one");
            race.calls.call("");
        }

        @Actor
        public void second(Called race) {
            race.meet();
            race.calls.call("two");
            race.calls.call("three");
        }

        @Arbiter
        public void rest(Called race, L_Result result) {
            SubscriberInvoker<String> calls = race.calls;
            result.r1 = calls.allStarted() + " started, " + calls.allFinished() + " finished, " + calls.allFailed() + " failed";
        }
    }

    /** The caller takes a slot, then looks whether it is closed; the closer closes, then looks for slots that are taken. */
    @JCStressTest
    @Outcome(id = {"true, in time", "false, in time"}, expect = ACCEPTABLE, desc = "Called before, or not called")
    public static class Close {
        @Actor
        public void caller(Called race, LL_Result result) {
            race.meet();
            result.r1 = race.calls.call("one");
        }

        @Actor
        public void closer(Called race) {
            race.meet();
            race.calls.close();
            race.quiet = race.calls.awaitQuiet(System.nanoTime() + TimeUnit.SECONDS.toNanos(10));
        }

        @Arbiter
        public void rest(Called race, LL_Result result) {
            result.r2 = race.quiet && !race.late ? "in time" : "late";
        }
    }
}
