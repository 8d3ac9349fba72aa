package org.livekit4j.queue.internal;

import java.util.List;
import java.util.function.Supplier;
import org.livekit4j.queue.QueueStatistics;
import org.livekit4j.queue.SubscriberStatistics;
import org.livekit4j.queue.management.EventQueueMXBean;
import org.livekit4j.queue.management.LaneView;

/** The queue's MBean, over the current statistics. */
record EventQueueBean(Supplier<QueueStatistics> statistics) implements EventQueueMXBean {

    @Override
    public List<LaneView> getLanes() {
        return statistics.get().lanes().entrySet().stream().map(lane -> LaneView.of(lane.getKey(), lane.getValue())).toList();
    }

    @Override
    public List<SubscriberStatistics> getSubscribers() {
        return statistics.get().subscribers();
    }
}
