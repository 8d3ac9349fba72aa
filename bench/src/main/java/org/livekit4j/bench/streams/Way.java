package org.livekit4j.bench.streams;

/** How a client gets its frames. */
enum Way {
    /** A virtual thread for each stream takes them, as the manual says. */
    TAKE,
    /** A listener, which the stream calls on a virtual thread. */
    LISTEN,
    /** A subscriber of the queue that is called on the native thread and only counts: the bridge and the queue alone. */
    DIRECT
}
