package org.livekit4j.ffi.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.ffi.HandleKind;
import org.livekit4j.ffi.proto.FfiOwnedHandle;
import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A handle that two threads close, or that one closes while another has given it to the library. */
public final class CountedHandleStress {

    private CountedHandleStress() {}

    @State
    public static class Adopted extends Meeting {
        private final long id = LibraryStandIn.handle();
        final CountedHandle handle = adopt();

        private CountedHandle adopt() {
            return (CountedHandle) LibraryStandIn.BRIDGE.adopt(HandleKind.TRACK, FfiOwnedHandle.newBuilder().setId(id).build());
        }

        int drops() {
            return LibraryStandIn.drops(id);
        }
    }

    /** Two who close. */
    @JCStressTest
    @Outcome(id = "1", expect = ACCEPTABLE, desc = "It was dropped once")
    public static class BothClose {
        @Actor
        public void first(Adopted race) {
            race.meet();
            race.handle.close();
        }

        @Actor
        public void second(Adopted race) {
            race.meet();
            race.handle.close();
        }

        @Arbiter
        public void rest(Adopted race, I_Result result) {
            result.r1 = race.drops();
        }
    }

    /** The library took it over; it is dropped only if that was too late. */
    @JCStressTest
    @Outcome(id = {"0", "1"}, expect = ACCEPTABLE, desc = "It is the library's, or was dropped before")
    public static class CloseOrConsumed {
        @Actor
        public void closer(Adopted race) {
            race.meet();
            race.handle.close();
            race.handle.close();
        }

        @Actor
        public void requester(Adopted race) {
            race.meet();
            race.handle.consumed();
        }

        @Arbiter
        public void rest(Adopted race, I_Result result) {
            result.r1 = race.drops();
        }
    }
}
