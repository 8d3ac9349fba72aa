package org.livekit4j.queue.concurrent;

/** What a full queue does with an event more. Whatever is dropped is released and counted. */
public enum Overflow {
    /** The event that has waited longest goes. */
    DROP_OLDEST,
    /** The new event goes. */
    DROP_NEWEST,
    /** Only the newest event is kept, whatever the capacity. */
    KEEP_LATEST,
    /** Nothing goes; the queue grows. Growth past the capacity is in the log. */
    UNBOUNDED
}
