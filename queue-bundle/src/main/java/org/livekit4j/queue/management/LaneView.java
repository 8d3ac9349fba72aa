package org.livekit4j.queue.management;

import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;

/**
 * What went through one lane since the queue started: see {@link LaneStatistics}.
 *
 * @param lane its name
 */
public record LaneView(String lane, long events, long filtered, long delivered, long dropped) {

    /** A view of these figures. */
    public static LaneView of(Lane lane, LaneStatistics statistics) {
        return new LaneView(lane.name(), statistics.events(), statistics.filtered(), statistics.delivered(),
                statistics.dropped());
    }
}
