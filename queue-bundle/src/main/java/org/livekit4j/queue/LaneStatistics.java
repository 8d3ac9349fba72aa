package org.livekit4j.queue;

/**
 * The counts of one lane since the queue was opened.
 *
 * @param events events that were offered to the queue
 * @param filtered events without receivers
 * @param delivered deliveries to subscribers, including those that wait in a queue but not those that were dropped; an event may
 * be delivered to several subscribers
 * @param dropped deliveries lost because a queue was full or a subscription ended
 */
public record LaneStatistics(long events, long filtered, long delivered, long dropped) {
    static final LaneStatistics NONE = new LaneStatistics(0, 0, 0, 0);

    LaneStatistics plus(LaneStatistics other) {
        return new LaneStatistics(events + other.events, filtered + other.filtered, delivered + other.delivered,
                dropped + other.dropped);
    }
}
