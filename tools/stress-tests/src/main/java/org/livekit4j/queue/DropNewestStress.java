package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A full mailbox refuses the new letter: what was let in stays until it is taken. */
public final class DropNewestStress {

    private DropNewestStress() {}

    @State
    public static class OfOne extends MailboxRace {
        public OfOne() {
            super(1, Overflow.DROP_NEWEST);
        }
    }

    @State
    public static class OfTwo extends MailboxRace {
        public OfTwo() {
            super(2, Overflow.DROP_NEWEST);
        }
    }

    /** Two producers want the one place. */
    @JCStressTest
    @Outcome(id = {"WD, fine", "DW, fine"}, expect = ACCEPTABLE, desc = "The first is kept, the other refused")
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

    /** A place becomes free as a letter looks for one. */
    @JCStressTest
    @Outcome(id = {"TT, fine", "TW, fine"}, expect = ACCEPTABLE, desc = "The second letter found the place free")
    @Outcome(id = {"TD, fine", "WD, fine"}, expect = ACCEPTABLE, desc = "The second letter was refused")
    public static class FreePlace {
        @Actor
        public void producer(OfOne race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
        }

        @Actor
        public void consumer(OfOne race) {
            race.meet();
            race.take(race.one);
            race.take(race.one);
        }

        @Arbiter
        public void rest(OfOne race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2);
            result.r1 = MailboxRace.fates(race.a1, race.a2);
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
}
