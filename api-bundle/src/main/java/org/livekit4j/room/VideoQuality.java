package org.livekit4j.room;

/** A layer of simulcast video. The order of the constants is the protocol's. */
public enum VideoQuality {
    LOW, MEDIUM, HIGH
}
