package org.livekit4j.queue;

/** The kinds of traffic, which are counted separately because a loss means something different for each. */
public enum Lane {
    /** Rooms, tracks, RPC and answers. A loss is a fault. */
    CONTROL,
    /** Audio frames. A loss is a gap of 10 ms. */
    AUDIO,
    /** Video frames. The next frame makes up for a loss. */
    VIDEO,
    /** Data tracks and data streams. A loss is a fault. */
    DATA
}
