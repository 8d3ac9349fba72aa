package org.livekit4j.queue.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.livekit4j.queue.Overflow;
import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Who is told that nothing waits and nothing will, goes away: nothing may be let in after that. */
@JCStressTest
@Outcome(id = {"ACCEPTED, false", "CLOSED, false"}, expect = ACCEPTABLE, desc = "Not drained, or not closed yet")
@Outcome(id = "CLOSED, true", expect = ACCEPTABLE, desc = "Drained, and the element was refused")
@Outcome(id = "ACCEPTED, true", expect = FORBIDDEN, desc = "The element would wait for ever")
@State
public class DrainedStress extends Meeting {
    private final RingChain<String> chain = new RingChain<>(1, Overflow.UNBOUNDED, depth -> {
    });

    @Actor
    public void producer(LL_Result result) {
        meet();
        result.r1 = chain.offer("element");
    }

    @Actor
    public void closer(LL_Result result) {
        meet();
        chain.close();
        result.r2 = chain.isDrained();
    }
}
