package org.livekit4j.demo.internal;

import org.livekit4j.demo.QueueCounts;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;

/** What went through the queue during the run, also if the queue is stopped meanwhile and its own counters start afresh. */
final class QueueMeter implements ServiceSlot.User<FfiEventQueue> {
    private final Runnable resume;
    private final Runnable pause;
    private FfiEventQueue queue;
    /** What is added to the counters of the queue; without one, the counts. */
    private QueueCounts offset = QueueCounts.NONE;

    /**
     * @param resume called when a queue has come
     * @param pause called before the queue goes
     */
    QueueMeter(Runnable resume, Runnable pause) {
        this.resume = resume;
        this.pause = pause;
    }

    @Override
    public void came(FfiEventQueue newQueue) {
        use(newQueue, counts().minus(read(newQueue)));
        resume.run();
    }

    @Override
    public void gone(FfiEventQueue oldQueue) {
        if (queue == oldQueue) {
            pause.run();
            use(null, counts());
        }
    }

    private synchronized void use(FfiEventQueue newQueue, QueueCounts newOffset) {
        queue = newQueue;
        offset = newOffset;
    }

    synchronized QueueCounts counts() {
        return queue == null ? offset : offset.plus(read(queue));
    }

    private static QueueCounts read(FfiEventQueue queue) {
        QueueStatistics statistics = queue.statistics();
        LaneStatistics total = statistics.total();
        return new QueueCounts(total.events(), total.delivered(), total.filtered(), total.dropped(),
                statistics.lanes().get(Lane.CONTROL).dropped());
    }
}
