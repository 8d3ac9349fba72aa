package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A full mailbox loses its oldest letter: exactly one for one that does not fit, and the newest never. */
public final class DropOldestStress {

    private DropOldestStress() {}

    @State
    public static class OfOne extends MailboxRace {
        public OfOne() {
            super(1, Overflow.DROP_OLDEST);
        }
    }

    @State
    public static class OfTwo extends MailboxRace {
        public OfTwo() {
            super(2, Overflow.DROP_OLDEST);
        }
    }

    /** As large as its ring: the producer's next slot is the one that the consumer is about to empty. */
    @State
    public static class FullRing extends MailboxRace {
        public FullRing() {
            super(8, Overflow.DROP_OLDEST, 8, 8);
        }
    }

    /** Two producers want the one place: both may evict, but not the same letter, and not the last one. */
    @JCStressTest
    @Outcome(id = {"WD, fine", "DW, fine"}, expect = ACCEPTABLE, desc = "One letter waits, the other was evicted")
    public static class OnePlace {
        @Actor
        public void first(OfOne race) {
            race.meet();
            race.mailbox.offer(race.a1);
        }

        @Actor
        public void second(OfOne race) {
            race.meet();
            race.mailbox.offer(race.b1);
        }

        @Arbiter
        public void rest(OfOne race, LL_Result result) {
            result.r2 = race.account(race.a1, race.b1);
            result.r1 = MailboxRace.fates(race.a1, race.b1);
        }
    }

    /** Eviction and consumer want the same letter. */
    @JCStressTest
    @Outcome(id = "[TD][TD][TW], fine", expect = ACCEPTABLE, desc = "Each letter has one fate, the newest is not dropped")
    public static class EvictOrTake {
        @Actor
        public void producer(OfOne race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
            race.mailbox.offer(race.a3);
        }

        @Actor
        public void consumer(OfOne race) {
            race.meet();
            race.take(race.one);
            race.take(race.one);
        }

        @Arbiter
        public void rest(OfOne race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2, race.a3);
            result.r1 = MailboxRace.fates(race.a1, race.a2, race.a3);
        }
    }

    /** Both threads produce and consume. */
    @JCStressTest
    @Outcome(id = "[TDW]{4}, fine", expect = ACCEPTABLE, desc = "Each letter has one fate, and order holds")
    public static class AllRoles {
        @Actor
        public void first(OfTwo race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.take(race.one);
            race.mailbox.offer(race.a2);
        }

        @Actor
        public void second(OfTwo race) {
            race.meet();
            race.mailbox.offer(race.b1);
            race.mailbox.offer(race.b2);
            race.take(race.two);
        }

        @Arbiter
        public void rest(OfTwo race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2, race.b1, race.b2);
            result.r1 = MailboxRace.fates(race.a1, race.a2, race.b1, race.b2);
        }
    }

    /** The ring goes round: a slot is written again while its former letter is taken or evicted. */
    @JCStressTest
    @Outcome(id = "WW, fine", expect = ACCEPTABLE, desc = "Eight older letters made way or were taken")
    public static class Round {
        @Actor
        public void producer(FullRing race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
        }

        @Actor
        public void consumer(FullRing race) {
            race.meet();
            race.take(race.one);
            race.take(race.one);
        }

        @Arbiter
        public void rest(FullRing race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2);
            result.r1 = MailboxRace.fates(race.a1, race.a2);
        }
    }
}
