package org.livekit4j.queue;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.livekit4j.queue.concurrent.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A subscription ends while events come: once its close has returned, no call begins or is under way, and nothing is kept. */
public final class SubscriptionCloseStress {

    private SubscriptionCloseStress() {}

    /** Something that closes while events are published. */
    public abstract static class Closing extends QueueRace {

        final void publish() {
            meet();
            queue.publish(first);
            queue.publish(second);
        }

        final void close(Runnable close) {
            meet();
            close.run();
            got.closed();
        }

        final void end(LL_Result result) {
            result.r1 = got.toString();
            result.r2 = balanced() ? "balanced" : "kept";
            queue.close();
        }
    }

    @State
    public static class Direct extends Closing {
        final Subscription<Note> subscription = queue.subscribe(OF_TYPE, got::add);
    }

    @State
    public static class Queued extends Closing {
        final Subscription<Note> subscription = queue.subscribe(OF_TYPE.withDelivery(Delivery.QUEUED), got::add);
    }

    @State
    public static class Pulled extends Closing {
        final PullSubscription<Note> subscription = queue.subscribe(OF_TYPE.withQueue(1, Overflow.KEEP_LATEST));
    }

    /** On the publisher's thread: the closer waits for the publisher's call. */
    @JCStressTest
    @Outcome(id = {"12, balanced", "1, balanced", "none, balanced"}, expect = ACCEPTABLE, desc = "Nothing after the close")
    public static class DirectCalls {
        @Actor
        public void publisher(Direct race) {
            race.publish();
        }

        @Actor
        public void closer(Direct race) {
            race.close(race.subscription::close);
        }

        @Arbiter
        public void rest(Direct race, LL_Result result) {
            race.end(result);
        }
    }

    /** On a thread of its own, which may have taken an event and not yet handed it over. */
    @JCStressTest
    @Outcome(id = {"12, balanced", "1, balanced", "2, balanced",
        "none, balanced"}, expect = ACCEPTABLE, desc = "Nothing after the close, and nothing is kept")
    public static class QueuedCalls {
        @Actor
        public void publisher(Queued race) {
            race.publish();
        }

        @Actor
        public void closer(Queued race) {
            race.close(race.subscription::close);
        }

        @Arbiter
        public void rest(Queued race, LL_Result result) {
            race.end(result);
        }
    }

    /** The whole queue, with the subscription in it. */
    @JCStressTest
    @Outcome(id = {"12, balanced", "1, balanced", "2, balanced",
        "none, balanced"}, expect = ACCEPTABLE, desc = "Nothing after the close, and nothing is kept")
    public static class WholeQueue {
        @Actor
        public void publisher(Queued race) {
            race.publish();
        }

        @Actor
        public void closer(Queued race) {
            race.close(race.queue::close);
        }

        @Arbiter
        public void rest(Queued race, LL_Result result) {
            race.end(result);
        }
    }

    /** Taken by the closer itself: what it took it releases, and the rest is released for it. */
    @JCStressTest
    @Outcome(id = {"1, balanced", "2, balanced", "12, balanced", "none, balanced"}, expect = ACCEPTABLE, desc = "Nothing is kept")
    public static class Pull {
        @Actor
        public void publisher(Pulled race) {
            race.publish();
        }

        @Actor
        public void taker(Pulled race) {
            race.meet();
            for (int i = 0; i < 2; i++) {
                Note note = race.subscription.poll();
                if (note != null) {
                    race.got.add(note);
                    Note.ADAPTER.release(note);
                }
            }
            race.subscription.close();
        }

        @Arbiter
        public void rest(Pulled race, LL_Result result) {
            race.end(result);
        }
    }
}
