package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** An unbounded mailbox grows by a larger ring behind the full one: no letter may be lost, or overtaken, on the way over. */
public final class GrowthStress {

    private GrowthStress() {}

    /** One place of the first ring is free. */
    @State
    public static class AlmostFull extends MailboxRace {
        public AlmostFull() {
            super(1, Overflow.UNBOUNDED, 7, 0);
        }
    }

    /** None is free. */
    @State
    public static class Full extends MailboxRace {
        public Full() {
            super(1, Overflow.UNBOUNDED, 8, 0);
        }
    }

    /** Two producers find the ring full: one successor is linked, and both go on to it. */
    @JCStressTest
    @Outcome(id = "WWWW, fine", expect = ACCEPTABLE, desc = "All letters wait")
    public static class TwoProducers {
        @Actor
        public void first(AlmostFull race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
        }

        @Actor
        public void second(AlmostFull race) {
            race.meet();
            race.mailbox.offer(race.b1);
            race.mailbox.offer(race.b2);
        }

        @Arbiter
        public void rest(AlmostFull race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2, race.b1, race.b2);
            result.r1 = MailboxRace.fates(race.a1, race.a2, race.b1, race.b2);
        }
    }

    /** A consumer frees places of the ring that a producer finds full. */
    @JCStressTest
    @Outcome(id = "WWW, fine", expect = ACCEPTABLE, desc = "All letters wait behind the earlier ones")
    public static class FreedPlace {
        @Actor
        public void producer(Full race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
            race.mailbox.offer(race.a3);
        }

        @Actor
        public void consumer(Full race) {
            race.meet();
            race.take(race.one);
            race.take(race.one);
        }

        @Arbiter
        public void rest(Full race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2, race.a3);
            result.r1 = MailboxRace.fates(race.a1, race.a2, race.a3);
        }
    }

    /** A consumer empties the ring while its successor is linked, and goes on to it. */
    @JCStressTest
    @Outcome(id = "[TW]{3}, fine", expect = ACCEPTABLE, desc = "Letters are taken or wait")
    public static class Emptied {
        @Actor
        public void producer(Full race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
            race.mailbox.offer(race.a3);
        }

        @Actor
        public void consumer(Full race) {
            race.meet();
            for (int i = 0; i < 10; i++) {
                race.take(race.one);
            }
        }

        @Arbiter
        public void rest(Full race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2, race.a3);
            result.r1 = MailboxRace.fates(race.a1, race.a2, race.a3);
        }
    }
}
