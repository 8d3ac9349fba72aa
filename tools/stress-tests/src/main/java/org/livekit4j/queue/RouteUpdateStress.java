package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A subscriber changes its filter while events come that the old one and the new one let through: each comes once, in order. */
public final class RouteUpdateStress {

    private RouteUpdateStress() {}

    /** Subscribed at the start, and the queue closed at the end. */
    public abstract static class Subscribed extends QueueRace {
        final Subscription<Note> subscription;

        Subscribed(SubscriptionSpec<Note> spec) {
            subscription = queue.subscribe(spec, got::add);
        }

        final void publish() {
            meet();
            queue.publish(first);
            queue.publish(second);
        }

        final void update(SubscriptionSpec<Note> spec) {
            meet();
            subscription.update(spec);
        }

        final void end(L_Result result) {
            queue.close();
            result.r1 = balanced() ? got.toString() : got + ", not balanced";
        }
    }

    @State
    public static class ByType extends Subscribed {
        public ByType() {
            super(OF_TYPE);
        }
    }

    @State
    public static class ByKey extends Subscribed {
        public ByKey() {
            super(OF_TYPE.withKeys(KEY));
        }
    }

    @State
    public static class ByPredicate extends Subscribed {
        public ByPredicate() {
            super(OF_TYPE.withPredicate(note -> note.key == KEY));
        }
    }

    /** One type more. */
    @JCStressTest
    @Outcome(id = "12", expect = ACCEPTABLE, desc = "Each event once, in order")
    public static class OneTypeMore {
        @Actor
        public void publisher(ByType race) {
            race.publish();
        }

        @Actor
        public void subscriber(ByType race) {
            race.update(QueueRace.ANY.withTypes(QueueRace.TYPE, QueueRace.OTHER_TYPE));
        }

        @Arbiter
        public void rest(ByType race, L_Result result) {
            race.end(result);
        }
    }

    /** From one type to all: the route moves from the type's own table to that of all types. */
    @JCStressTest
    @Outcome(id = "12", expect = ACCEPTABLE, desc = "Each event once, in order")
    public static class AllTypes {
        @Actor
        public void publisher(ByType race) {
            race.publish();
        }

        @Actor
        public void subscriber(ByType race) {
            race.update(QueueRace.ANY);
        }

        @Arbiter
        public void rest(ByType race, L_Result result) {
            race.end(result);
        }
    }

    /** One key more. */
    @JCStressTest
    @Outcome(id = "12", expect = ACCEPTABLE, desc = "Each event once, in order")
    public static class OneKeyMore {
        @Actor
        public void publisher(ByKey race) {
            race.publish();
        }

        @Actor
        public void subscriber(ByKey race) {
            race.update(QueueRace.OF_TYPE.withKeys(QueueRace.KEY, QueueRace.OTHER_KEY));
        }

        @Arbiter
        public void rest(ByKey race, L_Result result) {
            race.end(result);
        }
    }

    /** From a predicate to none: from those that are asked to those that are not. */
    @JCStressTest
    @Outcome(id = "12", expect = ACCEPTABLE, desc = "Each event once, in order")
    public static class NoPredicate {
        @Actor
        public void publisher(ByPredicate race) {
            race.publish();
        }

        @Actor
        public void subscriber(ByPredicate race) {
            race.update(QueueRace.OF_TYPE);
        }

        @Arbiter
        public void rest(ByPredicate race, L_Result result) {
            race.end(result);
        }
    }

    /** From the publisher's thread to the subscriber's own, where order across the change is not promised. */
    @JCStressTest
    @Outcome(id = {"12", "21"}, expect = ACCEPTABLE, desc = "Each event once")
    public static class OwnThread {
        @Actor
        public void publisher(ByType race) {
            race.publish();
        }

        @Actor
        public void subscriber(ByType race) {
            race.update(QueueRace.OF_TYPE.withDelivery(Delivery.QUEUED));
        }

        @Arbiter
        public void rest(ByType race, L_Result result) {
            Meeting.eventually(() -> race.got.order() > 9);
            race.end(result);
        }
    }

    /** Another type: what neither filter lets through does not come. */
    @JCStressTest
    @Outcome(id = {"12", "1", "none"}, expect = ACCEPTABLE, desc = "Those that came before the change")
    public static class OtherType {
        @Actor
        public void publisher(ByType race) {
            race.publish();
        }

        @Actor
        public void subscriber(ByType race) {
            race.update(QueueRace.ANY.withTypes(QueueRace.OTHER_TYPE));
        }

        @Arbiter
        public void rest(ByType race, L_Result result) {
            race.end(result);
        }
    }
}
