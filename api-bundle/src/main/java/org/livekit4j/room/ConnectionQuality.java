package org.livekit4j.room;

/** How well a participant is connected, as the server sees it. */
public enum ConnectionQuality {
    /** The server has not said yet. */
    UNKNOWN, POOR, GOOD, EXCELLENT, LOST
}
