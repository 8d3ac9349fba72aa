package org.livekit4j.bench.soak.media;

/** How the frames of a stream are consumed. */
enum Way {
    TAKE, POLL, ITERATE, LISTEN, LISTEN_IN_TASKS, SUBSCRIBE,
    /** The stream is forgotten. */
    NONE
}
