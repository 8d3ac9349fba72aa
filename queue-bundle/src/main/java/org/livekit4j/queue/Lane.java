package org.livekit4j.queue;

/** Kinds of traffic that are counted apart, because a loss means something different in each. */
public enum Lane {
    /** Rooms, tracks, RPC, answers: a loss is a fault. */
    CONTROL,
    /** Sound: a loss is a gap of 10 ms. */
    AUDIO,
    /** Pictures: the next one makes up for a loss. */
    VIDEO,
    /** Data tracks and data streams: a loss is a fault. */
    DATA
}
