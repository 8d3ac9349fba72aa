package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A change of capacity or policy is a new ring behind the old one: it must cost no letter and no order. */
public final class ReconfigureStress {

    private ReconfigureStress() {}

    @State
    public static class Growing extends MailboxRace {
        public Growing() {
            super(4, Overflow.UNBOUNDED, 2, 0);
        }
    }

    /** Whatever the capacity becomes, the policy drops nothing. */
    @JCStressTest
    @Outcome(id = "WWW, fine", expect = ACCEPTABLE, desc = "All wait, in order")
    public static class Offer {
        @Actor
        public void producer(Growing race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
            race.mailbox.offer(race.a3);
        }

        @Actor
        public void owner(Growing race) {
            race.meet();
            race.mailbox.reconfigure(1, Overflow.UNBOUNDED);
            race.mailbox.reconfigure(30, Overflow.UNBOUNDED);
        }

        @Arbiter
        public void rest(Growing race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2, race.a3);
            result.r1 = MailboxRace.fates(race.a1, race.a2, race.a3);
        }
    }

    /** The consumer goes from ring to ring as they are linked. */
    @JCStressTest
    @Outcome(id = "[TW]{2}, fine", expect = ACCEPTABLE, desc = "All are taken or wait, in order")
    public static class Take {
        @Actor
        public void owner(Growing race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.reconfigure(2, Overflow.UNBOUNDED);
            race.mailbox.offer(race.a2);
        }

        @Actor
        public void consumer(Growing race) {
            race.meet();
            for (int i = 0; i < 4; i++) {
                race.take(race.one);
            }
        }

        @Arbiter
        public void rest(Growing race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2);
            result.r1 = MailboxRace.fates(race.a1, race.a2);
        }
    }

    /** To a bound that more letters wait than it allows: they stay until the first letter under the new rule, and no longer. */
    @JCStressTest
    @Outcome(id = {"1 DDDW, fine", "1 DDWD, fine"}, expect = ACCEPTABLE, desc = "One last letter waits, in whichever ring it is")
    public static class Bound {
        @Actor
        public void producer(Growing race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
            race.mailbox.offer(race.a3);
        }

        @Actor
        public void owner(Growing race) {
            race.meet();
            race.mailbox.reconfigure(1, Overflow.DROP_OLDEST);
            race.mailbox.offer(race.b1);
        }

        @Arbiter
        public void rest(Growing race, LL_Result result) {
            long depth = race.mailbox.depth();
            result.r2 = race.account(race.a1, race.a2, race.a3, race.b1);
            result.r1 = depth + " " + MailboxRace.fates(race.a1, race.a2, race.a3, race.b1);
        }
    }

    /** A closed mailbox stays closed, even if it is reconfigured at that moment. */
    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "Closed, and refuses")
    public static class Close {
        @Actor
        public void owner(Growing race) {
            race.meet();
            race.mailbox.reconfigure(1, Overflow.DROP_OLDEST);
        }

        @Actor
        public void closer(Growing race) {
            race.meet();
            race.mailbox.close();
        }

        @Arbiter
        public void rest(Growing race, LL_Result result) {
            result.r1 = race.mailbox.isClosed();
            result.r2 = race.mailbox.offer(race.a1);
        }
    }
}
