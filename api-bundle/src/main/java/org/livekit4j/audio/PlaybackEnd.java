package org.livekit4j.audio;

/** Why an {@link AudioPlayer} has ended. */
public enum PlaybackEnd {
    /** The file was played to its end. */
    COMPLETED,
    /** The player was closed. */
    STOPPED,
    /** The source was closed, or refused the audio. */
    SOURCE_FAILED,
    /** The file could not be read any further, as where it is damaged; the log has the reason. */
    FILE_FAILED
}
