package org.livekit4j.track;

/** What a track carries. */
public enum TrackKind {
    /** Audio. */
    AUDIO,
    /** Video. */
    VIDEO
}
