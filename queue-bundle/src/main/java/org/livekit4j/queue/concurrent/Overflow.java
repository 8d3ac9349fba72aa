package org.livekit4j.queue.concurrent;

/** What happens when a queue is full. Dropped events are released and counted. */
public enum Overflow {
    /** The event that has waited longest is dropped. */
    DROP_OLDEST,
    /** The new event is dropped. */
    DROP_NEWEST,
    /** Only the newest event is kept, whatever the capacity. */
    KEEP_LATEST,
    /** No event is dropped and the queue grows. Growth beyond the capacity is logged. */
    UNBOUNDED
}
