package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** Subscribers come and go while events are published, and while others come and go: no change undoes another. */
public final class SubscribeStress {

    private SubscribeStress() {}

    @State
    public static class Empty extends QueueRace {}

    /** A neighbour that leaves during the race. */
    @State
    public static class Pair extends QueueRace {
        final Subscription<Note> stays = queue.subscribe(OF_TYPE, got::add);
        final Subscription<Note> leaves = queue.subscribe(OF_TYPE, gotToo::add);
    }

    /** From some event on a new subscriber gets them all. */
    @JCStressTest
    @Outcome(id = {"12", "2", "none"}, expect = ACCEPTABLE, desc = "Those that came after it")
    public static class Publish {
        @Actor
        public void publisher(Empty race) {
            race.meet();
            race.queue.publish(race.first);
            race.queue.publish(race.second);
        }

        @Actor
        public void subscriber(Empty race) {
            race.meet();
            race.queue.subscribe(QueueRace.OF_TYPE, race.got::add);
        }

        @Arbiter
        public void rest(Empty race, L_Result result) {
            race.queue.close();
            result.r1 = race.got.toString();
        }
    }

    /** Two changes at once. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both are subscribed")
    public static class Both {
        @Actor
        public void first(Empty race) {
            race.meet();
            race.queue.subscribe(QueueRace.OF_TYPE, race.got::add);
        }

        @Actor
        public void second(Empty race) {
            race.meet();
            race.queue.subscribe(QueueRace.ANY, race.gotToo::add);
        }

        @Arbiter
        public void rest(Empty race, LL_Result result) {
            race.queue.publish(race.first);
            race.queue.close();
            result.r1 = race.got.toString();
            result.r2 = race.gotToo.toString();
        }
    }

    /** One subscriber changes while another leaves. */
    @JCStressTest
    @Outcome(id = "1, none", expect = ACCEPTABLE, desc = "One has changed, the other has left")
    public static class UpdateAndLeave {
        @Actor
        public void changer(Pair race) {
            race.meet();
            race.stays.update(QueueRace.ANY);
        }

        @Actor
        public void leaver(Pair race) {
            race.meet();
            race.leaves.close();
            race.gotToo.closed();
        }

        @Arbiter
        public void rest(Pair race, LL_Result result) {
            race.queue.publish(race.first);
            race.queue.close();
            result.r1 = race.got.toString();
            result.r2 = race.gotToo.toString();
        }
    }

    /** A neighbour that leaves takes nothing from those that stay. */
    @JCStressTest
    @Outcome(id = {"12, 12", "12, 1", "12, none"}, expect = ACCEPTABLE, desc = "Who stays gets all, who leaves none after that")
    public static class NeighbourLeaves {
        @Actor
        public void publisher(Pair race) {
            race.meet();
            race.queue.publish(race.first);
            race.queue.publish(race.second);
        }

        @Actor
        public void leaver(Pair race) {
            race.meet();
            race.leaves.close();
            race.gotToo.closed();
        }

        @Arbiter
        public void rest(Pair race, LL_Result result) {
            race.queue.close();
            result.r1 = race.got.toString();
            result.r2 = race.gotToo.toString();
        }
    }

    /** Nobody slips into a queue that is being closed. */
    @JCStressTest
    @Outcome(id = {"subscribed, none", "refused, none"}, expect = ACCEPTABLE, desc = "Refused, or ended with the others")
    public static class QueueCloses {
        @Actor
        public void subscriber(Empty race, LL_Result result) {
            race.meet();
            try {
                race.queue.subscribe(QueueRace.ANY, race.got::add);
                result.r1 = "subscribed";
            } catch (IllegalStateException e) {
                result.r1 = "refused";
            }
        }

        @Actor
        public void closer(Empty race) {
            race.meet();
            race.queue.close();
        }

        @Arbiter
        public void rest(Empty race, LL_Result result) {
            race.queue.publish(race.first);
            result.r2 = race.got + (race.queue.statistics().subscribers().isEmpty() ? "" : ", listed");
        }
    }
}
