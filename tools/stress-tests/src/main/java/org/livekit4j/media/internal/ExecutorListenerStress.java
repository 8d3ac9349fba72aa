package org.livekit4j.media.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.livekit4j.queue.concurrent.Mailbox;
import org.livekit4j.queue.concurrent.Mailboxes;
import org.livekit4j.queue.concurrent.Overflow;
import org.livekit4j.track.StreamInfo;
import org.livekit4j.stress.Meeting;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A frame that comes while a task finds that none is left: either the task takes it, or there is another task. */
@JCStressTest
@Outcome(id = "3 heard, 0 wait", expect = ACCEPTABLE, desc = "No frame is left without a task, and none is heard twice")
public class ExecutorListenerStress {

    @State
    public static class Race extends Meeting {
        final Mailbox<String> frames = Mailboxes.create(8, Overflow.DROP_OLDEST, frame -> {
        });
        final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
        final AtomicInteger heard = new AtomicInteger();
        final ExecutorListener<String> drain = new ExecutorListener<>("race", frames, FrameReuse.none(),
                new StreamListener<>("race", StreamInfo.local("race"), frame -> heard.incrementAndGet()), tasks::add, true);

        void frame(String frame) {
            frames.offer(frame);
            drain.schedule();
        }

        void runTasks() {
            for (Runnable task; (task = tasks.poll()) != null;) {
                task.run();
            }
        }
    }

    @Actor
    public void producer(Race race) {
        race.meet();
        race.frame("two");
        race.frame("three");
    }

    @Actor
    public void consumer(Race race) {
        race.frame("one");
        race.meet();
        race.runTasks();
    }

    @Arbiter
    public void rest(Race race, L_Result result) {
        race.runTasks();
        result.r1 = race.heard + " heard, " + race.frames.depth() + " wait";
    }
}
