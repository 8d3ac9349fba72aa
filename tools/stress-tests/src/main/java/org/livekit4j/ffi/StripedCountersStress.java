package org.livekit4j.ffi;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

/** Counters without atomic operations, which hold as long as no two threads share a cell. */
@JCStressTest
@Outcome(id = "3", expect = ACCEPTABLE, desc = "Each count is there")
@State
public class StripedCountersStress extends Meeting {
    private final StripedCounters counters = new StripedCounters(1);

    @Actor
    public void first() {
        meet();
        counters.add(0, 1);
        counters.add(0, 1);
    }

    @Actor
    public void second() {
        meet();
        counters.add(0, 1);
    }

    @Arbiter
    public void rest(J_Result result) {
        result.r1 = counters.sum(0);
    }
}
