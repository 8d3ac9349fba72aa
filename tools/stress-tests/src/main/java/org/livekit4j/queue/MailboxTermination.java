package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** A consumer that has long been asleep: one letter, or the end, must wake it. */
public final class MailboxTermination {

    private MailboxTermination() {}

    @State
    public static class Empty extends MailboxRace {
        public Empty() {
            super(2, Overflow.DROP_OLDEST);
        }
    }

    /** Woken by a letter. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "The consumer was woken")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "The consumer sleeps on")
    public static class Offer {
        @Actor
        public void consumer(Empty race) throws InterruptedException {
            race.mailbox.take();
        }

        @Signal
        public void producer(Empty race) {
            race.mailbox.offer(race.a1);
        }
    }

    /** Woken by the end. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = ACCEPTABLE, desc = "The consumer was woken")
    @Outcome(id = "STALE", expect = FORBIDDEN, desc = "The consumer sleeps on")
    public static class Close {
        @Actor
        public void consumer(Empty race) throws InterruptedException {
            race.mailbox.take();
        }

        @Signal
        public void closer(Empty race) {
            race.mailbox.close();
        }
    }
}
