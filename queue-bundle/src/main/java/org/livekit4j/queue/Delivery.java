package org.livekit4j.queue;

/** The thread on which a subscriber receives its events. */
public enum Delivery {
    /** On a virtual thread of its own, from a queue of its own. */
    QUEUED,
    /** At once, on the native thread. The subscriber must not block: the native library waits for it. */
    DIRECT
}
