package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Closing decides about each letter once: it was let in and can be taken, or it was refused. */
public final class MailboxCloseStress {

    private MailboxCloseStress() {}

    @State
    public static class OfTwo extends MailboxRace {
        public OfTwo() {
            super(2, Overflow.DROP_OLDEST);
        }
    }

    /** What {@code offer} says is what becomes of the letter. */
    @JCStressTest
    @Outcome(id = {"kept W, fine", "kept T, fine"}, expect = ACCEPTABLE, desc = "It came before the close")
    @Outcome(id = "refused D, fine", expect = ACCEPTABLE, desc = "It came after the close")
    public static class Offer {
        @Actor
        public void producer(OfTwo race, LL_Result result) {
            race.meet();
            result.r1 = race.mailbox.offer(race.a1) ? "kept " : "refused ";
        }

        @Actor
        public void consumer(OfTwo race) {
            race.meet();
            race.mailbox.close();
            race.take(race.one);
        }

        @Arbiter
        public void rest(OfTwo race, LL_Result result) {
            result.r2 = race.account(race.a1);
            result.r1 = result.r1 + MailboxRace.fates(race.a1);
        }
    }

    /** The end of a subscription: nothing may wait in a mailbox that was closed, then emptied, for nobody would release it. */
    @JCStressTest
    @Outcome(id = "DD, fine", expect = ACCEPTABLE, desc = "Both were discarded or refused")
    public static class Discard {
        @Actor
        public void producer(OfTwo race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
        }

        @Actor
        public void closer(OfTwo race) {
            race.meet();
            race.mailbox.close();
            race.mailbox.discard();
        }

        @Arbiter
        public void rest(OfTwo race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2);
            result.r1 = MailboxRace.fates(race.a1, race.a2);
        }
    }
}
