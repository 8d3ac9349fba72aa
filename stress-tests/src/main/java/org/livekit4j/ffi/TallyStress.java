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
public class TallyStress extends Meeting {
    private final Tally tally = new Tally(1);

    @Actor
    public void first() {
        meet();
        tally.add(0, 1);
        tally.add(0, 1);
    }

    @Actor
    public void second() {
        meet();
        tally.add(0, 1);
    }

    @Arbiter
    public void rest(J_Result result) {
        result.r1 = tally.sum(0);
    }
}
