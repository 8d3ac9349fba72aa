package org.livekit4j.queue;

/**
 * What went through one lane since the queue started.
 *
 * @param events events that were offered to the queue
 * @param filtered events that nobody wanted
 * @param delivered deliveries to subscribers, those that wait in a queue included and those that were dropped not; one event can
 *     be delivered to several
 * @param dropped deliveries lost to full queues, or to the end of a subscription
 */
public record LaneStatistics(long events, long filtered, long delivered, long dropped) {
    static final LaneStatistics NONE = new LaneStatistics(0, 0, 0, 0);

    LaneStatistics plus(LaneStatistics other) {
        return new LaneStatistics(events + other.events, filtered + other.filtered, delivered + other.delivered,
                dropped + other.dropped);
    }
}
