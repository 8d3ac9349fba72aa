package org.livekit4j.queue;

import java.util.List;
import java.util.Map;

/**
 * The counts of a queue since it was opened.
 *
 * @param lanes the counts of each lane, by lane; every lane is present
 * @param subscribers the current subscribers
 */
public record QueueStatistics(Map<Lane, LaneStatistics> lanes, List<SubscriberStatistics> subscribers) {

    /** {@return the sum of all lanes} */
    public LaneStatistics total() {
        return lanes.values().stream().reduce(LaneStatistics.NONE, LaneStatistics::plus);
    }
}
