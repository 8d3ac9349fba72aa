package org.livekit4j.room;

/** A layer of simulcast video. The order of the constants is the protocol's. */
public enum VideoQuality {
    /** The smallest layer. */
    LOW,
    /** The middle layer. */
    MEDIUM,
    /** The largest layer. */
    HIGH
}
