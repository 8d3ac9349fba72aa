package org.livekit4j.queue;

import java.util.List;
import java.util.Map;

/**
 * What went through the queue since it started.
 *
 * @param lanes by kind of traffic; every lane is present
 * @param subscribers those of now
 */
public record QueueStatistics(Map<Lane, LaneStatistics> lanes, List<SubscriberStatistics> subscribers) {

    /** The sum of all lanes. */
    public LaneStatistics total() {
        return lanes.values().stream().reduce(LaneStatistics.NONE, LaneStatistics::plus);
    }
}
