package org.livekit4j.demo.internal;

import org.livekit4j.demo.QueueCounts;
import org.livekit4j.queue.FfiEventQueue;
import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;
import org.livekit4j.queue.QueueStatistics;

/** What went through the queue during the run, also if the queue is stopped meanwhile and its own counters start afresh. */
final class QueueMeter implements ServiceUser<FfiEventQueue> {
    private FfiEventQueue queue;
    private QueueCounts start = QueueCounts.NONE;
    private QueueCounts before = QueueCounts.NONE;

    @Override
    public synchronized void came(FfiEventQueue newQueue) {
        before = counts();
        queue = newQueue;
        start = read(newQueue);
    }

    @Override
    public synchronized void gone(FfiEventQueue oldQueue) {
        if (queue == oldQueue) {
            before = counts();
            queue = null;
        }
    }

    synchronized boolean uses(FfiEventQueue someQueue) {
        return queue == someQueue;
    }

    synchronized QueueCounts counts() {
        return queue == null ? before : before.plus(read(queue).minus(start));
    }

    private static QueueCounts read(FfiEventQueue queue) {
        QueueStatistics statistics = queue.statistics();
        LaneStatistics total = statistics.total();
        return new QueueCounts(total.events(), total.delivered(), total.filtered(), total.dropped(),
                statistics.lanes().get(Lane.CONTROL).dropped());
    }
}
