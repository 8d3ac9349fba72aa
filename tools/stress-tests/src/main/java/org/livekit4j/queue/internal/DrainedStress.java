package org.livekit4j.queue.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Who is told that nothing waits and nothing will, goes away: nothing may wait then, or be let in after that. */
public final class DrainedStress {

    private DrainedStress() {}

    @State
    public static class Chain extends Meeting {
        final RingMailbox<String> chain = new RingMailbox<>(1, Overflow.UNBOUNDED, element -> {
        }, depth -> {
        });
    }

    /** The closer itself asks. */
    @JCStressTest
    @Outcome(id = "ACCEPTED, false", expect = ACCEPTABLE, desc = "The element waits")
    @Outcome(id = "CLOSED, true", expect = ACCEPTABLE, desc = "Drained, and the element was refused")
    @Outcome(id = "ACCEPTED, true", expect = FORBIDDEN, desc = "The element would wait for ever")
    public static class Closer {
        @Actor
        public void producer(Chain race, LL_Result result) {
            race.meet();
            result.r1 = race.chain.tryOffer("element");
        }

        @Actor
        public void closer(Chain race, LL_Result result) {
            race.meet();
            race.chain.close();
            result.r2 = race.chain.isDrained();
        }
    }

    /** A consumer asks while the last element and the end come. */
    @JCStressTest
    @Outcome(id = {"false, null", "false, element"}, expect = ACCEPTABLE, desc = "Not drained: it comes again")
    @Outcome(id = "true, element", expect = FORBIDDEN, desc = "The element would wait for ever")
    public static class Consumer {
        @Actor
        public void producer(Chain race) {
            race.meet();
            race.chain.tryOffer("element");
            race.chain.close();
        }

        @Actor
        public void consumer(Chain race, LL_Result result) {
            race.meet();
            result.r1 = race.chain.isDrained();
            result.r2 = String.valueOf(race.chain.poll());
        }
    }

    /** What was drained once takes nothing more, however far its close has come. */
    @JCStressTest
    @Outcome(id = {"false, ACCEPTED", "false, CLOSED", "true, CLOSED"}, expect = ACCEPTABLE, desc = "Drained is for ever")
    @Outcome(id = "true, ACCEPTED", expect = FORBIDDEN, desc = "It was not the end")
    public static class HalfClosed {
        @Actor
        public void closer(Chain race) {
            race.meet();
            race.chain.close();
        }

        @Actor
        public void producer(Chain race, LL_Result result) {
            race.meet();
            result.r1 = race.chain.isDrained();
            result.r2 = race.chain.tryOffer("element");
        }
    }
}
