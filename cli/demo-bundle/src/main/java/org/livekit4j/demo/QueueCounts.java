package org.livekit4j.demo;

/**
 * What went through the event queue during the run.
 *
 * @param events events of the native library
 * @param delivered deliveries to subscribers
 * @param filtered events that nobody wanted
 * @param dropped deliveries lost to full queues
 * @param controlDropped those of them that a loss is a fault for
 */
public record QueueCounts(long events, long delivered, long filtered, long dropped, long controlDropped) {
    public static final QueueCounts NONE = new QueueCounts(0, 0, 0, 0, 0);

    public QueueCounts plus(QueueCounts other) {
        return new QueueCounts(events + other.events, delivered + other.delivered, filtered + other.filtered,
                dropped + other.dropped, controlDropped + other.controlDropped);
    }

    public QueueCounts minus(QueueCounts other) {
        return new QueueCounts(events - other.events, delivered - other.delivered, filtered - other.filtered,
                dropped - other.dropped, controlDropped - other.controlDropped);
    }
}
