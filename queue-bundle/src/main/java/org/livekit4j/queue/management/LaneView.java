package org.livekit4j.queue.management;

import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;

/** The counts of one lane since the queue was opened: see {@link LaneStatistics}. Immutable. */
public final class LaneView {
    private final String lane;
    private final LaneStatistics statistics;

    /**
     * Creates a view.
     *
     * @param lane the lane
     * @param statistics its counts
     */
    public LaneView(Lane lane, LaneStatistics statistics) {
        this.lane = lane.name();
        this.statistics = statistics;
    }

    /** {@return the name of the lane} */
    public String getLane() {
        return lane;
    }

    /** {@return the events that were offered to the queue} */
    public long getEvents() {
        return statistics.events();
    }

    /** {@return the events without receivers} */
    public long getFiltered() {
        return statistics.filtered();
    }

    /** {@return the deliveries to subscribers} */
    public long getDelivered() {
        return statistics.delivered();
    }

    /** {@return the deliveries lost because a queue was full or a subscription ended} */
    public long getDropped() {
        return statistics.dropped();
    }
}
