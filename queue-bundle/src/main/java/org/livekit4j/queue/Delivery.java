package org.livekit4j.queue;

/** On which thread a subscriber gets its events. */
public enum Delivery {
    /** On a virtual thread of its own, through a queue of its own. */
    QUEUED,
    /** On the native thread, at once: it must not block, and holds up the library for as long as it runs. */
    DIRECT
}
