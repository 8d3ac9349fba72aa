package org.livekit4j.queue.management;

import org.livekit4j.queue.SubscriberStatistics;

/** What one subscriber got: see {@link SubscriberStatistics}. */
public final class SubscriberView {
    private final SubscriberStatistics statistics;

    /** A view of these figures. */
    public SubscriberView(SubscriberStatistics statistics) {
        this.statistics = statistics;
    }

    public String getName() {
        return statistics.name();
    }

    public String getOwner() {
        return statistics.owner();
    }

    public String getFilter() {
        return statistics.filter();
    }

    public long getOffered() {
        return statistics.offered();
    }

    public long getDelivered() {
        return statistics.delivered();
    }

    public long getFailed() {
        return statistics.failed();
    }

    public long getFilterFailed() {
        return statistics.filterFailed();
    }

    public long getDropped() {
        return statistics.dropped();
    }

    /** Events lost because memory was full. */
    public long getLost() {
        return statistics.lost();
    }

    /** Events that wait now. */
    public long getDepth() {
        return statistics.depth();
    }

    /** To half a second. */
    public long getLongestMillis() {
        return statistics.longestMillis();
    }
}
