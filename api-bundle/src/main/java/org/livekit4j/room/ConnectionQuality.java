package org.livekit4j.room;

/** The quality of a participant's connection, as the server measures it. */
public enum ConnectionQuality {
    /** The server has not said yet. */
    UNKNOWN,
    /** Media suffers. */
    POOR,
    /** Media is usable. */
    GOOD,
    /** Media arrives as it was sent. */
    EXCELLENT,
    /** The connection is lost. */
    LOST
}
