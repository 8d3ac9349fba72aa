package org.livekit4j.bench.streams;

/** How a client gets its frames. */
enum Way {
    /** A virtual thread for each stream takes them, as the manual says. */
    TAKE,
    /** Listeners, which one thread calls for all streams. */
    LOOP,
    /** The same, and the streams use their frames again. */
    REUSE,
    /** The same as that, and the thread may be 2 ms late. */
    LATE,
    /** A subscriber of the queue that is called on the native thread and only counts: the bridge and the queue alone. */
    DIRECT
}
