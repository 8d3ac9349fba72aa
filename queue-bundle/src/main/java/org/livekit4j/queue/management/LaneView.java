package org.livekit4j.queue.management;

import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;

/**
 * The counts of one lane since the queue was opened: see {@link LaneStatistics}.
 *
 * @param lane the name of the lane
 * @param events the events that were offered to the queue
 * @param filtered the events without receivers
 * @param delivered the deliveries to subscribers
 * @param dropped the deliveries lost because a queue was full or a subscription ended
 */
public record LaneView(String lane, long events, long filtered, long delivered, long dropped) {

    /**
     * Creates a view.
     *
     * @param lane the lane
     * @param statistics its counts
     * @return the view
     */
    public static LaneView of(Lane lane, LaneStatistics statistics) {
        return new LaneView(lane.name(), statistics.events(), statistics.filtered(), statistics.delivered(),
                statistics.dropped());
    }
}
