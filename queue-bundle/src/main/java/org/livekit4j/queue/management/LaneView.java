package org.livekit4j.queue.management;

import org.livekit4j.queue.Lane;
import org.livekit4j.queue.LaneStatistics;

/** What went through one lane since the queue started: see {@link LaneStatistics}. */
public final class LaneView {
    private final String lane;
    private final LaneStatistics statistics;

    /** A view of these figures. */
    public LaneView(Lane lane, LaneStatistics statistics) {
        this.lane = lane.name();
        this.statistics = statistics;
    }

    public String getLane() {
        return lane;
    }

    public long getEvents() {
        return statistics.events();
    }

    public long getFiltered() {
        return statistics.filtered();
    }

    public long getDelivered() {
        return statistics.delivered();
    }

    public long getDropped() {
        return statistics.dropped();
    }
}
