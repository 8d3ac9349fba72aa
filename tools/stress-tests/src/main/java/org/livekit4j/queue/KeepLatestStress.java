package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Of a mailbox that keeps the latest, the last letter offered is there to be taken, whatever becomes of those before. */
public final class KeepLatestStress {

    private KeepLatestStress() {}

    @State
    public static class Latest extends MailboxRace {
        public Latest() {
            super(9, Overflow.KEEP_LATEST, 1, 1);
        }
    }

    /** A consumer that comes as the letter is replaced. */
    @JCStressTest
    @Outcome(id = {"DW, fine", "DT, fine", "TW, fine", "TT, fine"}, expect = ACCEPTABLE, desc = "The latest is kept or taken")
    public static class Replace {
        @Actor
        public void producer(Latest race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
        }

        @Actor
        public void consumer(Latest race) {
            race.meet();
            race.take(race.one);
            race.take(race.one);
        }

        @Arbiter
        public void rest(Latest race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2);
            result.r1 = MailboxRace.fates(race.a1, race.a2);
        }
    }

    /** Two producers replace each other's letters: the last of one of them is kept. */
    @JCStressTest
    @Outcome(id = {"DWDD, fine", "DDDW, fine"}, expect = ACCEPTABLE, desc = "A last letter is kept")
    public static class TwoProducers {
        @Actor
        public void first(Latest race) {
            race.meet();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
        }

        @Actor
        public void second(Latest race) {
            race.meet();
            race.mailbox.offer(race.b1);
            race.mailbox.offer(race.b2);
        }

        @Arbiter
        public void rest(Latest race, LL_Result result) {
            result.r2 = race.account(race.a1, race.a2, race.b1, race.b2);
            result.r1 = MailboxRace.fates(race.a1, race.a2, race.b1, race.b2);
        }
    }
}
