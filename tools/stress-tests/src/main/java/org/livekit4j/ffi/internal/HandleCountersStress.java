package org.livekit4j.ffi.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.HandleStatistics;
import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** The account of handles holds whenever it is looked at, also while handles come and go. */
@JCStressTest
@Outcome(id = {"balanced, 0", "balanced, 1",
    "balanced, 2"}, expect = ACCEPTABLE, desc = "Created = released + live, none negative")
@State
public class HandleCountersStress extends Meeting {
    private final HandleCounters ledger = new HandleCounters();

    @Actor
    public void owner() {
        meet();
        ledger.created(HandleKind.AUDIO_FRAME);
        ledger.released(HandleKind.AUDIO_FRAME);
        ledger.created(HandleKind.VIDEO_FRAME);
        ledger.released(HandleKind.VIDEO_FRAME);
    }

    @Actor
    public void observer(LL_Result result) {
        meet();
        HandleStatistics seen = ledger.statistics();
        boolean balanced = seen.created() == seen.released() + seen.live() && seen.released() >= 0;
        result.r1 = balanced ? "balanced" : seen.toString();
        result.r2 = seen.live();
    }
}
