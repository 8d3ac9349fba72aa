package org.livekit4j.ffi.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.ffi.proto.FfiEvent;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** The reference-counted event: the last close drops its handles, unless they were claimed. */
public final class CallbackEventStress {

    private CallbackEventStress() {}

    @State
    public static class InDelivery extends EventRace {
        public InDelivery() {
            event.retain();
        }
    }

    @State
    public static class Kept extends EventRace {
        public Kept() {
            super(1);
        }
    }

    @State
    public static class KeptTwice extends EventRace {
        public KeptTwice() {
            super(2);
        }
    }

    /** Two who each have a reference: one of them is the last. */
    @JCStressTest
    @Outcome(id = "1 dropped", expect = ACCEPTABLE, desc = "The handles were dropped once")
    public static class BothClose {
        @Actor
        public void first(KeptTwice race) {
            race.meet();
            race.event.close();
        }

        @Actor
        public void second(KeptTwice race) {
            race.meet();
            race.event.close();
        }

        @Arbiter
        public void rest(KeptTwice race, L_Result result) {
            result.r1 = race.drops();
        }
    }

    /** The same reference closed by two: one too many does no harm. */
    @JCStressTest
    @Outcome(id = "1 dropped", expect = ACCEPTABLE, desc = "The handles were dropped once")
    public static class OneTooMany {
        @Actor
        public void first(Kept race) {
            race.meet();
            race.event.close();
        }

        @Actor
        public void second(Kept race) {
            race.meet();
            race.event.close();
        }

        @Arbiter
        public void rest(Kept race, L_Result result) {
            result.r1 = race.drops();
        }
    }

    /** A thread that retains as the last reference goes gets a live event, or none. */
    @JCStressTest
    @Outcome(id = "kept, 0 dropped", expect = ACCEPTABLE, desc = "It was in time, and the handles are live")
    @Outcome(id = "refused, 1 dropped", expect = ACCEPTABLE, desc = "It was too late, and the handles are gone")
    public static class RetainOrClose {
        @Actor
        public void keeper(Kept race, LL_Result result) {
            race.meet();
            try {
                race.event.retain();
                result.r1 = "kept";
            } catch (IllegalStateException e) {
                result.r1 = "refused";
            }
        }

        @Actor
        public void closer(Kept race) {
            race.meet();
            race.event.close();
        }

        @Arbiter
        public void rest(Kept race, LL_Result result) {
            result.r2 = race.drops();
            race.event.close();
            if (!race.drops().equals("1 dropped")) {
                result.r2 = "in the end " + race.drops();
            }
        }
    }

    /** The handles have one owner: the claimer, or nobody. */
    @JCStressTest
    @Outcome(id = "true, 0 dropped", expect = ACCEPTABLE, desc = "Claimed: they are the claimer's")
    @Outcome(id = "false, 1 dropped", expect = ACCEPTABLE, desc = "Too late: they were dropped")
    public static class ClaimOrClose {
        @Actor
        public void claimer(Kept race, LL_Result result) {
            race.meet();
            result.r1 = race.event.claim();
        }

        @Actor
        public void closer(Kept race) {
            race.meet();
            race.event.close();
        }

        @Arbiter
        public void rest(Kept race, LL_Result result) {
            result.r2 = race.drops();
        }
    }

    /** Two receivers of one event, both of whom want the handles. */
    @JCStressTest
    @Outcome(id = {"true false, 0 dropped", "false true, 0 dropped"}, expect = ACCEPTABLE, desc = "One has them")
    public static class BothClaim {
        @Actor
        public void first(KeptTwice race, LL_Result result) {
            race.meet();
            result.r1 = race.event.claim();
            race.event.close();
        }

        @Actor
        public void second(KeptTwice race, LL_Result result) {
            race.meet();
            result.r2 = race.event.claim();
            race.event.close();
        }

        @Arbiter
        public void rest(KeptTwice race, LL_Result result) {
            result.r1 = result.r1 + " " + result.r2;
            result.r2 = race.drops();
        }
    }

    /** A claim that is given back before its maker closes, beside another thread that closes. */
    @JCStressTest
    @Outcome(id = "1 dropped", expect = ACCEPTABLE, desc = "The handles were dropped once")
    public static class Disclaim {
        @Actor
        public void claimer(KeptTwice race) {
            race.meet();
            if (race.event.claim()) {
                race.event.disclaim();
            }
            race.event.close();
        }

        @Actor
        public void closer(KeptTwice race) {
            race.meet();
            race.event.close();
        }

        @Arbiter
        public void rest(KeptTwice race, L_Result result) {
            result.r1 = race.drops();
        }
    }

    /** It is decoded once for all who ask. */
    @JCStressTest
    @Outcome(id = "true, same", expect = ACCEPTABLE, desc = "Both have the one whole message")
    public static class BothDecode {
        @Actor
        public void first(Kept race, LL_Result result) {
            race.meet();
            result.r1 = race.event.message();
        }

        @Actor
        public void second(Kept race, LL_Result result) {
            race.meet();
            result.r2 = race.event.message();
        }

        @Arbiter
        public void rest(Kept race, LL_Result result) {
            String identity = result.r1 == result.r2 ? "same" : "two";
            result.r1 = EventRace.isWhole((FfiEvent) result.r1);
            result.r2 = identity;
            race.event.close();
        }
    }

    /** The callback returns, and its bytes go, while a receiver reads its copy on another thread. */
    @JCStressTest
    @Outcome(id = "true, 1 dropped", expect = ACCEPTABLE, desc = "The receiver has read all of it")
    public static class DeliveryEnds {
        @Actor
        public void library(InDelivery race) {
            race.meet();
            race.event.endDelivery();
        }

        @Actor
        public void receiver(InDelivery race, LL_Result result) {
            race.meet();
            result.r1 = race.event.wire(0) != 0 && EventRace.isWhole(race.event.message());
        }

        @Arbiter
        public void rest(InDelivery race, LL_Result result) {
            race.event.close();
            result.r2 = race.drops();
        }
    }
}
