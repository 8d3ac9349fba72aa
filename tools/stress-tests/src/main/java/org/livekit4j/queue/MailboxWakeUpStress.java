package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * A consumer announces that it sleeps, then looks once more; a producer raises the index, then looks for a sleeper. If both could
 * miss each other, a letter would wait until the next one. The consumer has a limit of time here, so that not to be woken shows
 * as a sleep until then; without one the harness itself would wait for ever.
 */
public final class MailboxWakeUpStress {

    private MailboxWakeUpStress() {}

    /** The producer comes at about the moment when the consumer has looked often enough and goes to sleep. */
    @State
    public static class Late extends MailboxRace {
        private static final int LOOKS = 32;
        private static final Duration LONG = Duration.ofSeconds(2);

        private final int delay = ThreadLocalRandom.current().nextInt(4 * LOOKS);

        public Late() {
            super(2, Overflow.DROP_OLDEST);
        }

        void delay() {
            for (int i = 0; i < delay; i++) {
                Thread.onSpinWait();
            }
        }

        String poll() {
            long start = System.nanoTime();
            try {
                Letter letter = mailbox.poll(LONG);
                boolean late = System.nanoTime() - start >= LONG.toNanos();
                return late ? "slept" : letter == null ? "ended" : "taken";
            } catch (InterruptedException e) {
                return "interrupted";
            }
        }
    }

    /** Woken by a letter. */
    @JCStressTest
    @Outcome(id = "taken", expect = ACCEPTABLE, desc = "The consumer saw the letter or was woken")
    public static class Offer {
        @Actor
        public void consumer(Late race, L_Result result) {
            race.meet();
            result.r1 = race.poll();
        }

        @Actor
        public void producer(Late race) {
            race.meet();
            race.delay();
            race.mailbox.offer(race.a1);
        }
    }

    /** Woken by the end. */
    @JCStressTest
    @Outcome(id = "ended", expect = ACCEPTABLE, desc = "The consumer saw the end or was woken")
    public static class Close {
        @Actor
        public void consumer(Late race, L_Result result) {
            race.meet();
            result.r1 = race.poll();
        }

        @Actor
        public void closer(Late race) {
            race.meet();
            race.delay();
            race.mailbox.close();
        }
    }

    /** Two consumers share the place of the sleeper: the one that leaves it must not leave the other asleep. */
    @JCStressTest
    @Outcome(id = "taken, taken", expect = ACCEPTABLE, desc = "Each consumer got a letter")
    public static class TwoConsumers {
        @Actor
        public void consumer(Late race, LL_Result result) {
            race.meet();
            result.r1 = race.poll();
        }

        @Actor
        public void producerAndConsumer(Late race, LL_Result result) {
            race.meet();
            race.delay();
            race.mailbox.offer(race.a1);
            race.mailbox.offer(race.a2);
            result.r2 = race.poll();
        }
    }
}
